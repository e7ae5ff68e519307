package io.quiver.storage.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.TableSpec;
import io.quiver.storage.TestDatabase;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.codec.RowCodec;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class TableStoreTest {
  private final TestDatabase test = new TestDatabase();

  @AfterEach
  void close() {
    test.close();
  }

  private static void assertFails(ErrorCode code, String part, Executable executable) {
    QuiverException e = assertThrows(QuiverException.class, executable);
    assertEquals(code, e.code(), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains(part), e.getMessage());
  }

  private void update(TableDefinition table, long rowId, @Nullable Object... row) {
    test.run(tx -> test.database.tables().update(tx, table, rowId, row));
  }

  private long entries(int namespace) {
    long count = 0;
    try (Transaction tx = test.begin();
        KeyValueCursor cursor = tx.scan(namespace, KeyRange.ALL, Direction.FORWARD)) {
      while (cursor.next()) {
        count++;
      }
    }
    return count;
  }

  @Test
  void primaryKeyThatIsTheRowId() {
    TableDefinition table =
        test.create(
            new TableSpec(test.database, "T")
                .notNull("ID", DataType.BIGINT)
                .notNull("NAME", DataType.VARCHAR)
                .rowId("ID")
                .index("T_NAME", true, "NAME")
                .build());
    for (long id : new long[] {5, -3, 0, Long.MIN_VALUE, Long.MAX_VALUE}) {
      test.insert(table, id, "n" + id);
    }
    assertEquals(
        "[-9223372036854775808, -3, 0, 5, 9223372036854775807]",
        test.rows(table).stream().map(row -> row.get(0)).toList().toString());
    assertFails(
        ErrorCode.UNIQUE_VIOLATION,
        "already has a row with ID = 5 (unique key T_PK)",
        () -> test.insert(table, 5L, "x"));
    assertFails(ErrorCode.UNIQUE_VIOLATION, "NAME = 'n0'", () -> test.insert(table, 6L, "n0"));
    assertFails(ErrorCode.NOT_NULL_VIOLATION, "NAME", () -> test.insert(table, 7L, null));
    assertFails(ErrorCode.NOT_NULL_VIOLATION, "ID", () -> test.insert(table, null, "x"));
    update(table, 5, 6L, "n5");
    assertFails(ErrorCode.UNIQUE_VIOLATION, "ID = 0", () -> update(table, 6, 0L, "n5"));
    try (Transaction tx = test.begin()) {
      assertNull(test.database.tables().get(tx, table, 5));
      StoredRow row = test.database.tables().get(tx, table, 6);
      assertNotNull(row);
      assertEquals(6, row.getLong(0));
      StoredRow found =
          test.database
              .tables()
              .getUnique(tx, table, TestDatabase.index(table, "T_NAME"), List.of("n5"));
      assertNotNull(found);
      assertEquals(6, found.rowId());
      assertEquals(
          2, count(test.database.tables().scanRowIds(tx, table, -3, 5, Direction.BACKWARD)));
      assertEquals(
          0, count(test.database.tables().scanRowIds(tx, table, 5, -3, Direction.FORWARD)));
    }
  }

  private static int count(TableCursor cursor) {
    int count = 0;
    try (cursor) {
      while (cursor.next()) {
        count++;
      }
    }
    return count;
  }

  @Test
  void ownRowsCountForKeysAndRollbackFreesThem() {
    TableDefinition table =
        test.create(
            new TableSpec(test.database, "T")
                .column("NAME", DataType.VARCHAR)
                .index("T_NAME", true, "NAME")
                .build());
    try (Transaction tx = test.begin()) {
      test.insert(tx, table, "a");
      assertFails(ErrorCode.UNIQUE_VIOLATION, "'a'", () -> test.insert(tx, table, "a"));
      test.insert(tx, table, "b");
      test.insert(tx, table, new Object[] {null});
      test.insert(tx, table, new Object[] {null});
    }
    assertEquals(List.of(), test.rows(table));
    test.insert(table, "a");
    test.run(
        tx -> {
          long id = test.database.tables().insert(tx, table, new Object[] {"c"});
          test.database.tables().delete(tx, table, id);
          test.database.tables().insert(tx, table, new Object[] {"c"});
        });
    assertEquals(2, test.rows(table).size());
    try (Transaction tx = test.begin()) {
      TestDatabase.statement(
          tx, t -> assertTrue(test.database.tables().delete(t, table, firstId(t, table))));
      test.insert(tx, table, "a");
      tx.commit();
    }
    assertEquals(2, test.rows(table).size());
  }

  private long firstId(Transaction tx, TableDefinition table) {
    try (TableCursor cursor = test.database.tables().scan(tx, table, Direction.FORWARD)) {
      assertTrue(cursor.next());
      return cursor.row().rowId();
    }
  }

  @Test
  void longKeysKeepTheirOrderAndStayUnique() {
    TableDefinition table =
        test.create(
            new TableSpec(test.database, "T")
                .column("K", DataType.VARCHAR)
                .column("N", DataType.BIGINT)
                .index("T_K", true, "K")
                .index("T_KN", false, "K", "N")
                .descendingIndex("T_D", "K")
                .build());
    String prefix = "p".repeat(700);
    List<String> keys = List.of("p", prefix, prefix + "a", prefix + "b", prefix + "c", "q");
    List<String> shuffled = new ArrayList<>(keys);
    java.util.Collections.shuffle(shuffled, new java.util.Random(5));
    for (String key : shuffled) {
      test.insert(table, key, 1L);
    }
    assertFails(ErrorCode.UNIQUE_VIOLATION, "'ppp", () -> test.insert(table, prefix + "b", 2L));
    assertEquals(keys, keys(table, "T_K", IndexRange.ALL, Direction.FORWARD));
    assertEquals(keys, keys(table, "T_KN", IndexRange.ALL, Direction.FORWARD));
    assertEquals(keys, keys(table, "T_D", IndexRange.ALL, Direction.BACKWARD));
    assertEquals(reversed(keys), keys(table, "T_KN", IndexRange.ALL, Direction.BACKWARD));
    IndexRange range =
        new IndexRange(
            List.of(),
            new IndexRange.Bound(prefix, false),
            new IndexRange.Bound(prefix + "b", true));
    for (String index : List.of("T_K", "T_KN")) {
      assertEquals(keys.subList(2, 4), keys(table, index, range, Direction.FORWARD));
    }
    assertEquals(keys.subList(2, 4), keys(table, "T_D", range, Direction.BACKWARD));
    assertEquals(
        List.of(prefix + "c"),
        keys(table, "T_KN", IndexRange.equal(List.of(prefix + "c")), Direction.FORWARD));
    try (Transaction tx = test.begin()) {
      StoredRow row =
          test.database
              .tables()
              .getUnique(tx, table, TestDatabase.index(table, "T_K"), List.of(prefix + "a"));
      assertNotNull(row);
      assertEquals(prefix + "a", row.get(0));
    }
  }

  private static List<String> reversed(List<String> list) {
    List<String> copy = new ArrayList<>(list);
    java.util.Collections.reverse(copy);
    return copy;
  }

  private List<String> keys(
      TableDefinition table, String index, IndexRange range, Direction direction) {
    try (Transaction tx = test.begin()) {
      return test.rows(tx, table, index, range, direction).stream()
          .map(row -> (String) row.get(0))
          .toList();
    }
  }

  @Test
  void longValuesAreStoredReplacedAndRemoved() {
    TableDefinition table =
        test.create(
            new TableSpec(test.database, "T")
                .column("BODY", DataType.of(TypeKind.CLOB))
                .column("V", DataType.vector(384))
                .column("N", DataType.BIGINT)
                .build());
    String body = "0123456789".repeat(RowCodec.CHUNK / 4);
    float[] vector = new float[384];
    vector[1] = 0.5f;
    test.insert(table, body, vector, 1L);
    int overflow = table.overflowNamespace();
    assertEquals(4, entries(overflow));
    try (Transaction tx = test.begin()) {
      TestDatabase.statement(
          tx, t -> test.database.tables().update(t, table, 1, new Object[] {body, vector, 2L}));
      assertTrue(!tx.hasOwnWrites(overflow), "unchanged long values are not written again");
      tx.commit();
    }
    try (Transaction tx = test.begin()) {
      StoredRow row = test.database.tables().get(tx, table, 1);
      assertNotNull(row);
      assertEquals(body, row.get(0));
      assertArrayEquals(vector, (float[]) row.get(1));
      assertEquals(2L, row.getLong(2));
    }
    update(table, 1, body.substring(0, 2000), null, 3L);
    assertEquals(1, entries(overflow));
    update(table, 1, "short", null, 3L);
    assertEquals(0, entries(overflow));
    update(table, 1, body, vector, 3L);
    test.run(tx -> test.database.tables().delete(tx, table, 1));
    assertEquals(0, entries(overflow));
    assertEquals(0, entries(table.id()));
  }

  @Test
  void columnsCanBeAddedAndDroppedWithoutRewritingRows() {
    TableDefinition table =
        test.create(
            new TableSpec(test.database, "T")
                .column("A", DataType.BIGINT)
                .column("B", DataType.VARCHAR)
                .build());
    test.insert(table, 1L, "x".repeat(3000));
    List<ColumnDefinition> columns = new ArrayList<>();
    columns.add(table.columns().get(0));
    columns.add(
        new ColumnDefinition(2, "C", DataType.VARCHAR, false, "'d'", null, null, null, "d"));
    test.define(catalog -> catalog.replace(table.withColumns(columns, 3)));
    TableDefinition now = test.table(table.id());
    assertEquals("[[1, d]]", test.rows(now).toString());
    test.insert(now, 2L, "e");
    assertEquals("[[1, d], [2, e]]", test.rows(now).toString());
    assertEquals(1, entries(table.overflowNamespace()));
    update(now, 1, 1L, "f");
    assertEquals("[[1, f], [2, e]]", test.rows(now).toString());
    assertEquals(0, entries(table.overflowNamespace()), "values of dropped columns go");
  }

  @Test
  void truncateRemovesEverythingUnlessReferred() {
    TableDefinition table =
        test.create(
            new TableSpec(test.database, "T")
                .notNull("ID", DataType.BIGINT)
                .column("B", DataType.VARCHAR)
                .rowId("ID")
                .index("T_B", false, "B")
                .build());
    test.insert(table, 1L, "x".repeat(3000));
    test.run(tx -> test.database.tables().truncate(tx, table));
    assertEquals(0, entries(table.id()));
    assertEquals(0, entries(table.overflowNamespace()));
    assertEquals(0, entries(TestDatabase.index(table, "T_B").id()));
    test.create(
        new TableSpec(test.database, "C")
            .column("T_ID", DataType.BIGINT)
            .references(
                table,
                List.of("T_ID"),
                List.of("ID"),
                io.quiver.storage.catalog.ForeignKeyDefinition.Action.CASCADE,
                io.quiver.storage.catalog.ForeignKeyDefinition.Action.CASCADE)
            .build());
    assertFails(
        ErrorCode.DEPENDENT_OBJECTS,
        "PUBLIC.C",
        () -> test.run(tx -> test.database.tables().truncate(tx, test.table(table.id()))));
  }
}
