package io.quiver.planner.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.RowSource;
import io.quiver.planner.schema.SystemContext;
import io.quiver.planner.schema.SystemTable;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionOptions;
import io.quiver.storage.value.DataType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SystemCatalogTest extends SystemTablesTest {
  @Test
  void schemata() {
    assertEquals(
        List.of(
            "MEM, PUBLIC, QUIVER, null, NO",
            "MEM, INFORMATION_SCHEMA, QUIVER, null, YES",
            "MEM, SYS, QUIVER, null, YES"),
        information("SCHEMATA", ""));
  }

  @Test
  void tablesViewsAndTheSystem() {
    assertEquals(
        List.of(
            "PARENT, BASE TABLE, about parents, 0, 2",
            "CHILD, BASE TABLE, null, 0, 1",
            "V, VIEW, null, null, null",
            "BROKEN, VIEW, null, null, null"),
        information(
            "TABLES", "TABLE_NAME, TABLE_TYPE, REMARKS, ROW_COUNT_ESTIMATE, DEFINITION_VERSION"));
    assertEquals(
        List.of("INFORMATION_SCHEMA, COLUMNS, SYSTEM VIEW"),
        rows(
            SystemView.INFORMATION_SCHEMA,
            "TABLES",
            "TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE",
            "INFORMATION\\_SCHEMA",
            "COL%"));
    assertEquals(
        List.of("MEM, PUBLIC, V, SELECT ID FROM PARENT, NONE, NO, NO, null"),
        rows(SystemView.INFORMATION_SCHEMA, "VIEWS", "", "PUBLIC", "V"));
  }

  @Test
  void columns() {
    assertEquals(
        List.of(
            "PARENT, ID, 1, null, NO, BIGINT, YES, BY DEFAULT, NEVER, the key",
            "PARENT, NAME, 2, 'x', NO, CHARACTER VARYING, NO, null, NEVER, null",
            "PARENT, PRICE, 3, null, YES, DECIMAL, NO, null, NEVER, null",
            "PARENT, TAGS, 4, null, YES, ARRAY, NO, null, NEVER, null",
            "PARENT, EMBEDDING, 5, null, YES, VECTOR, NO, null, NEVER, null",
            "PARENT, DATA, 6, null, YES, JSON, NO, null, NEVER, null",
            "PARENT, KEY, 7, null, YES, UUID, NO, null, NEVER, null",
            "PARENT, DOUBLED, 8, null, YES, TIMESTAMP WITH TIME ZONE, NO, null, ALWAYS, null",
            "CHILD, A, 1, null, NO, INTEGER, NO, null, NEVER, null",
            "CHILD, B, 2, null, NO, INTEGER, NO, null, NEVER, null",
            "CHILD, PRICE, 3, null, YES, DECIMAL, NO, null, NEVER, null",
            "CHILD, NAME, 4, null, YES, CHARACTER VARYING, NO, null, NEVER, null",
            "CHILD, PARENT_ID, 5, null, YES, BIGINT, NO, null, NEVER, null",
            "V, ID, 1, null, YES, BIGINT, NO, null, NEVER, null"),
        information(
            "COLUMNS",
            "TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION, COLUMN_DEFAULT, IS_NULLABLE, DATA_TYPE,"
                + " IS_IDENTITY, IDENTITY_GENERATION, IS_GENERATED, REMARKS"));
  }

  @Test
  void typesOfColumns() {
    assertEquals(
        List.of(
            "null, null, 64, 2, 0, null, null, BIGINT, -1, 0, null, null, null, BIGINT, null",
            "30, 120, null, null, null, null, null, VARCHAR, 30, 0, null, null, null, VARCHAR(30),"
                + " null",
            "null, null, 10, 10, 2, null, null, DECIMAL, 10, 2, null, null, null, DECIMAL(10, 2),"
                + " null",
            "null, null, null, null, null, null, null, ARRAY, -1, 0, VARCHAR, 5, 0, VARCHAR(5)"
                + " ARRAY, null",
            "null, null, null, null, null, null, null, VECTOR, 8, 0, null, null, null, VECTOR(8),"
                + " 8",
            "null, null, null, null, null, null, null, JSON, -1, 0, null, null, null, JSON, null",
            "null, null, null, null, null, null, null, UUID, -1, 0, null, null, null, UUID, null",
            "null, null, null, null, null, 6, PRICE * 2, TIMESTAMP_WITH_TIME_ZONE, 6, 0, null,"
                + " null, null, TIMESTAMP(6) WITH TIME ZONE, null"),
        rows(
            SystemView.INFORMATION_SCHEMA,
            "COLUMNS",
            "CHARACTER_MAXIMUM_LENGTH, CHARACTER_OCTET_LENGTH, NUMERIC_PRECISION,"
                + " NUMERIC_PRECISION_RADIX, NUMERIC_SCALE, DATETIME_PRECISION,"
                + " GENERATION_EXPRESSION, TYPE_KIND, TYPE_PRECISION, TYPE_SCALE, ELEMENT_KIND,"
                + " ELEMENT_PRECISION, ELEMENT_SCALE, DECLARED_TYPE, VECTOR_DIMENSIONS",
            null,
            "PARENT"));
  }

  @Test
  void systemTablesHaveColumnsToo() {
    assertEquals(
        List.of("SYS, SETTINGS, SETTING_NAME, VARCHAR", "SYS, SETTINGS, SETTING_VALUE, VARCHAR"),
        rows(
            SystemView.INFORMATION_SCHEMA,
            "COLUMNS",
            "TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, TYPE_KIND",
            "SYS",
            "SETTINGS"));
  }

  @Test
  void constraints() {
    assertEquals(
        List.of(
            "PARENT_PK, PARENT, PRIMARY KEY, NO, NO, YES",
            "PARENT_NAME_KEY, PARENT, UNIQUE, NO, NO, YES",
            "PARENT_CHECK, PARENT, CHECK, NO, NO, YES",
            "CHILD_PK, CHILD, PRIMARY KEY, NO, NO, YES",
            "FK_P, CHILD, FOREIGN KEY, NO, NO, YES",
            "FK_N, CHILD, FOREIGN KEY, NO, NO, YES"),
        information(
            "TABLE_CONSTRAINTS",
            "CONSTRAINT_NAME, TABLE_NAME, CONSTRAINT_TYPE, IS_DEFERRABLE, INITIALLY_DEFERRED,"
                + " ENFORCED"));
    assertEquals(
        List.of("MEM, PUBLIC, PARENT_CHECK, PRICE > 0"), information("CHECK_CONSTRAINTS", ""));
    assertEquals(
        List.of(
            "MEM, PUBLIC, FK_P, MEM, PUBLIC, PARENT_PK, NONE, NO ACTION, CASCADE",
            "MEM, PUBLIC, FK_N, MEM, PUBLIC, PARENT_NAME_KEY, NONE, RESTRICT, SET NULL"),
        information("REFERENTIAL_CONSTRAINTS", ""));
  }

  @Test
  void keyColumns() {
    assertEquals(
        List.of(
            "PARENT_PK, PARENT, ID, 1, null, PRIMARY KEY, null, null, null, null, null",
            "PARENT_NAME_KEY, PARENT, NAME, 1, null, UNIQUE, null, null, null, null, null",
            "PARENT_NAME_KEY, PARENT, PRICE, 2, null, UNIQUE, null, null, null, null, null",
            "CHILD_PK, CHILD, B, 1, null, PRIMARY KEY, null, null, null, null, null",
            "CHILD_PK, CHILD, A, 2, null, PRIMARY KEY, null, null, null, null, null",
            "FK_P, CHILD, PARENT_ID, 1, 1, FOREIGN KEY, PARENT, ID, PARENT_PK, NO ACTION, CASCADE",
            "FK_N, CHILD, PRICE, 1, 2, FOREIGN KEY, PARENT, PRICE, PARENT_NAME_KEY, RESTRICT, SET"
                + " NULL",
            "FK_N, CHILD, NAME, 2, 1, FOREIGN KEY, PARENT, NAME, PARENT_NAME_KEY, RESTRICT, SET"
                + " NULL"),
        information(
            "KEY_COLUMN_USAGE",
            "CONSTRAINT_NAME, TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION,"
                + " POSITION_IN_UNIQUE_CONSTRAINT, CONSTRAINT_TYPE, REFERENCED_TABLE_NAME,"
                + " REFERENCED_COLUMN_NAME, REFERENCED_CONSTRAINT_NAME, UPDATE_RULE, DELETE_RULE"));
  }

  @Test
  void indexes() {
    assertEquals(
        List.of(
            "PARENT_PK, PARENT, PRIMARY KEY, YES, YES, READY, null",
            "PARENT_NAME_KEY, PARENT, UNIQUE INDEX, YES, YES, READY, null",
            "I_PRICE, PARENT, INDEX, NO, NO, READY, null",
            "I_EMBEDDING, PARENT, VECTOR INDEX, NO, NO, BUILDING, ef_construction=100, m=16,"
                + " metric=l2",
            "CHILD_PK, CHILD, PRIMARY KEY, YES, YES, READY, null",
            "FK_P_IDX, CHILD, INDEX, NO, YES, READY, null"),
        information(
            "INDEXES",
            "INDEX_NAME, TABLE_NAME, INDEX_TYPE_NAME, IS_UNIQUE, IS_GENERATED, STATE, OPTIONS"));
    assertEquals(
        List.of(
            "PARENT_PK, ID, 1, ASC, YES, PRIMARY KEY, 0",
            "PARENT_NAME_KEY, NAME, 1, ASC, YES, UNIQUE INDEX, 0",
            "PARENT_NAME_KEY, PRICE, 2, ASC, YES, UNIQUE INDEX, 0",
            "I_PRICE, PRICE, 1, DESC, NO, INDEX, 0",
            "I_PRICE, NAME, 2, ASC, NO, INDEX, 0",
            "I_EMBEDDING, EMBEDDING, 1, null, NO, VECTOR INDEX, 0"),
        rows(
            SystemView.INFORMATION_SCHEMA,
            "INDEX_COLUMNS",
            "INDEX_NAME, COLUMN_NAME, ORDINAL_POSITION, ORDERING_SPECIFICATION, IS_UNIQUE,"
                + " INDEX_TYPE_NAME, CARDINALITY",
            "%",
            "P_RENT"));
  }

  @Test
  void sequencesOfColumnsAreHidden() {
    assertEquals(
        List.of("MEM, PUBLIC, S, BIGINT, 64, 2, 0, 5, 1, 1000, 2, YES, null"),
        information("SEQUENCES", ""));
  }

  @Test
  void functionsByName() {
    List<String> routines = information("ROUTINES", "ROUTINE_NAME, ROUTINE_TYPE, RETURNS_TABLE");
    assertTrue(
        routines.containsAll(List.of("COSINE_DISTANCE, FUNCTION, NO", "TRAVERSE, FUNCTION, YES")),
        routines::toString);
  }

  @Test
  void settings() {
    List<String> expected = List.of("isolation, read committed", "lock_timeout, 10s");
    assertEquals(expected, information("SETTINGS", ""));
    assertEquals(expected, rows(SystemView.SYS, "SETTINGS", ""));
  }

  @Test
  void transactionsSeeTheirOwnDefinitionsOnly() {
    try (Transaction other = database.transactions().begin(TransactionOptions.DEFAULT)) {
      other.beginStatement();
      assertEquals(
          List.of(),
          rows(other, SystemView.INFORMATION_SCHEMA, "TABLES", "TABLE_NAME", "PUBLIC", null));
      List<String> open =
          rows(other, SystemView.SYS, "TRANSACTIONS", "TRANSACTION_ID, IS_CURRENT", null, null);
      assertTrue(open.contains(other.id() + ", YES"), open::toString);
      assertTrue(open.contains(transaction.id() + ", NO"), open::toString);
    }
  }

  @Test
  void statisticsOfACommittedVectorIndex() {
    transaction.commit();
    transaction = database.transactions().begin(TransactionOptions.DEFAULT);
    transaction.runStatement(
        () ->
            database
                .tables()
                .insert(
                    transaction,
                    database.catalog(transaction).requireTable(new ObjectName("PUBLIC", "PARENT")),
                    new Object[] {
                      1L, "a", null, null, new float[] {1, 0, 0, 0, 0, 0, 0, 0}, null, null, null
                    }));
    transaction.commit();
    transaction = database.transactions().begin(TransactionOptions.DEFAULT);
    assertEquals(
        List.of("I_EMBEDDING, READY, 1, 0, 0"),
        rows(
                SystemView.SYS,
                "INDEXES",
                "INDEX_NAME, STATE, ROW_COUNT_ESTIMATE, ROWS_IN_GRAPH, SEGMENT_COUNT")
            .stream()
            .filter(row -> row.startsWith("I_EMBEDDING"))
            .toList());
    assertTrue(
        rows(
                SystemView.SYS,
                "STORAGE",
                "TABLE_NAME, CONTENT, INDEX_NAME, ENTRY_COUNT_ESTIMATE",
                null,
                "PARENT")
            .containsAll(List.of("PARENT, ROWS, null, 1", "PARENT, INDEX, I_PRICE, 1")));
  }

  @Test
  void valuesHaveTheTypesOfTheirColumns() {
    for (SystemTable table : tables.tables()) {
      List<Argument.Column> columns = table.columns();
      SystemContext context =
          new SystemContext() {
            @Override
            public Transaction transaction() {
              return transaction;
            }

            @Override
            public Map<String, String> settings() {
              return Map.of("a", "b");
            }
          };
      try (RowSource source = table.open(context, null, null)) {
        while (source.next()) {
          for (int i = 0; i < columns.size(); i++) {
            Object value = source.get(i);
            boolean text = columns.get(i).type().equals(DataType.VARCHAR);
            assertTrue(
                value == null || (text ? value instanceof String : value instanceof Long),
                table.name() + "." + columns.get(i).name() + " is " + value);
          }
        }
      }
    }
    assertNotNull(tables.find("INFORMATION_SCHEMA", "PROPERTY_GRAPHS"));
    assertNull(tables.find("PUBLIC", "TABLES"));
  }
}
