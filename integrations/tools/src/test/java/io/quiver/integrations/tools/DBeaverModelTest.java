package io.quiver.integrations.tools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the classes of DBeaver's model call beyond {@link DBeaverTest}: keys and indexes with all
 * their columns, escaped and full names, procedures, the value handlers, contexts and editors.
 */
final class DBeaverModelTest {

  private Connection connection;
  private DatabaseMetaData data;
  private String catalog = "";

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:quiver:mem:");
    data = connection.getMetaData();
    try (ResultSet catalogs = data.getCatalogs()) {
      assertTrue(catalogs.next());
      catalog = catalogs.getString("TABLE_CAT");
    }
    execute(
        "CREATE SCHEMA my_schema",
        "CREATE TABLE my_schema.my_table (a INT, b INT, c VARCHAR(10) CONSTRAINT uc UNIQUE,"
            + " CONSTRAINT pk_my PRIMARY KEY (a, b))",
        "CREATE TABLE my_schema.myxtable (z INT)",
        "CREATE TABLE child (x INT, y INT, CONSTRAINT fk_my FOREIGN KEY (x, y) REFERENCES"
            + " my_schema.my_table (a, b) ON DELETE CASCADE ON UPDATE RESTRICT)",
        "CREATE INDEX child_x ON child (x DESC, y)",
        "CREATE PROCEDURE p(IN i INT, INOUT j VARCHAR(9), OUT k DECIMAL(5, 2)) SET k = i");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void execute(String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** JDBCUtils.escapeWildCards: names are patterns in these calls. */
  private String escaped(String name) throws SQLException {
    return name.replace("_", data.getSearchStringEscape() + "_");
  }

  private static List<String> rows(ResultSet rows, String... labels) throws SQLException {
    try (rows) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (String label : labels) {
          row.add(rows.getString(label));
        }
        found.add(String.join(" ", row));
      }
      return found;
    }
  }

  /** TableCache, and the column cache beside it. */
  @Test
  void namesAreEscaped() throws SQLException {
    String schema = escaped("MY_SCHEMA");
    assertEquals(
        List.of("MY_TABLE"),
        rows(data.getTables(catalog, schema, escaped("MY_TABLE"), null), "TABLE_NAME"));
    assertEquals(
        List.of("MYXTABLE", "MY_TABLE"),
        rows(data.getTables(catalog, schema, "%", null), "TABLE_NAME"));
    assertEquals(
        List.of("A", "B", "C"),
        rows(data.getColumns(catalog, schema, escaped("MY_TABLE"), "%"), "COLUMN_NAME"));
    assertEquals(4, rows(data.getColumns(catalog, schema, "%", "%"), "COLUMN_NAME").size());
  }

  /**
   * PrimaryKeysCache, ForeignKeysCache: a foreign key finds its key by catalog, schema and name.
   */
  @Test
  void keysWithAllTheirColumns() throws SQLException {
    assertEquals(
        List.of("A 1 PK_MY", "B 2 PK_MY"),
        rows(
            data.getPrimaryKeys(catalog, "MY_SCHEMA", "MY_TABLE"),
            "COLUMN_NAME",
            "KEY_SEQ",
            "PK_NAME"));
    String[] labels = {
      "PKTABLE_CAT",
      "PKTABLE_SCHEM",
      "PKTABLE_NAME",
      "PKCOLUMN_NAME",
      "FKTABLE_SCHEM",
      "FKTABLE_NAME",
      "FKCOLUMN_NAME",
      "KEY_SEQ",
      "UPDATE_RULE",
      "DELETE_RULE",
      "FK_NAME",
      "PK_NAME",
      "DEFERRABILITY"
    };
    String rules = DatabaseMetaData.importedKeyRestrict + " " + DatabaseMetaData.importedKeyCascade;
    List<String> expected =
        List.of(
            catalog + " MY_SCHEMA MY_TABLE A PUBLIC CHILD X 1 " + rules + " FK_MY PK_MY 7",
            catalog + " MY_SCHEMA MY_TABLE B PUBLIC CHILD Y 2 " + rules + " FK_MY PK_MY 7");
    assertEquals(expected, rows(data.getImportedKeys(catalog, "PUBLIC", "CHILD"), labels));
    assertEquals(expected, rows(data.getExportedKeys(catalog, "MY_SCHEMA", "MY_TABLE"), labels));
  }

  /** IndexCache; unique keys come from unique indexes. */
  @Test
  void indexesWithAllTheirColumns() throws SQLException {
    String[] labels = {
      "INDEX_NAME", "NON_UNIQUE", "ORDINAL_POSITION", "COLUMN_NAME", "ASC_OR_DESC"
    };
    List<String> child = rows(data.getIndexInfo(catalog, "PUBLIC", "CHILD", false, true), labels);
    assertTrue(child.contains("CHILD_X TRUE 1 X D"), child::toString);
    assertTrue(child.contains("CHILD_X TRUE 2 Y A"), child::toString);
    List<String> unique =
        rows(data.getIndexInfo(catalog, "MY_SCHEMA", "MY_TABLE", true, true), labels);
    assertTrue(unique.stream().anyMatch(each -> each.contains("FALSE 1 C A")), unique::toString);
    try (ResultSet indexes = data.getIndexInfo(catalog, "PUBLIC", "CHILD", false, true)) {
      assertTrue(indexes.next());
      indexes.getString("INDEX_QUALIFIER");
      assertTrue(indexes.getShort("TYPE") > 0);
      assertTrue(indexes.getLong("CARDINALITY") >= 0);
      indexes.getLong("PAGES");
      assertNull(indexes.getString("FILTER_CONDITION"));
    }
  }

  /** JDBCBasicDataTypeCache. */
  @Test
  void types() throws SQLException {
    Set<String> names = new HashSet<>();
    try (ResultSet types = data.getTypeInfo()) {
      while (types.next()) {
        assertTrue(names.add(types.getString("TYPE_NAME")), types.getString("TYPE_NAME"));
        types.getInt("DATA_TYPE");
        types.getInt("PRECISION");
        types.getString("CREATE_PARAMS");
        assertFalse(types.getInt("NULLABLE") == DatabaseMetaData.typeNoNulls);
        types.getInt("SEARCHABLE");
        types.getBoolean("UNSIGNED_ATTRIBUTE");
        types.getBoolean("AUTO_INCREMENT");
        types.getInt("MINIMUM_SCALE");
        types.getInt("MAXIMUM_SCALE");
        types.getInt("NUM_PREC_RADIX");
      }
    }
    assertTrue(names.containsAll(Set.of("INTEGER", "VARCHAR", "VECTOR", "JSON", "UUID")));
  }

  /**
   * GenericMetaModel.loadProcedures takes no list for the other's, GenericProcedure its columns.
   */
  @Test
  void proceduresAndFunctions() throws SQLException {
    Set<String> functions =
        new HashSet<>(rows(data.getFunctions(catalog, "PUBLIC", "%"), "SPECIFIC_NAME"));
    List<String> procedures =
        rows(data.getProcedures(catalog, "PUBLIC", "%"), "PROCEDURE_NAME", "PROCEDURE_TYPE");
    assertEquals(List.of("P " + DatabaseMetaData.procedureNoResult), procedures);
    assertTrue(
        rows(data.getProcedures(catalog, "PUBLIC", "%"), "SPECIFIC_NAME").stream()
            .noneMatch(functions::contains));
    assertEquals(
        List.of(
            "I " + DatabaseMetaData.procedureColumnIn + " " + Types.INTEGER + " INTEGER 1",
            "J " + DatabaseMetaData.procedureColumnInOut + " " + Types.VARCHAR + " VARCHAR 2",
            "K " + DatabaseMetaData.procedureColumnOut + " " + Types.DECIMAL + " DECIMAL 3"),
        rows(
            data.getProcedureColumns(catalog, "PUBLIC", "P", "%"),
            "COLUMN_NAME",
            "COLUMN_TYPE",
            "DATA_TYPE",
            "TYPE_NAME",
            "ORDINAL_POSITION"));
    try (ResultSet columns = data.getFunctionColumns(catalog, "PUBLIC", "%", "%")) {
      while (columns.next()) {
        columns.getInt("COLUMN_TYPE");
      }
    }
  }

  /** JDBCTable: the names that it writes, its alias, its filters and its order. */
  @Test
  void statementsWithFullNames() throws SQLException {
    assertFalse(data.supportsCatalogsInDataManipulation() && data.getCatalogSeparator().isEmpty());
    String quote = data.getIdentifierQuoteString();
    String table = data.supportsCatalogsInDataManipulation() ? catalog + "." : "";
    table += "MY_SCHEMA." + quote + "MY_TABLE" + quote;
    execute("INSERT INTO " + table + " (A,B,C) VALUES (1,2,'x'), (3,4,'y')");
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
      for (String sql :
          List.of(
              "SELECT x.* FROM " + table + " x WHERE x.C LIKE '%y%' ORDER BY x.A DESC",
              "SELECT x.*,x.A AS RID FROM " + table + " x WHERE x.A=3",
              "SELECT A,B,C FROM " + table + " WHERE C='y' ORDER BY A",
              "SELECT t.A,t.C FROM "
                  + table
                  + " t WHERE CAST(t.C AS VARCHAR) LIKE '%y%' LIMIT 1")) {
        try (ResultSet rows = statement.executeQuery(sql)) {
          assertTrue(rows.next(), sql);
          assertEquals(3, rows.getInt("A"), sql);
          assertFalse(rows.next(), sql);
        }
      }
      try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
        assertTrue(rows.next());
        assertEquals(2, rows.getLong(1));
      }
    }
    execute(
        "UPDATE " + table + " SET C='z' WHERE A=3 AND B=4",
        "DELETE FROM " + table + " WHERE A=1 AND B=2",
        "ALTER TABLE " + table + " ADD MORE VARCHAR(100)",
        "COMMENT ON COLUMN " + table + ".MORE IS 'said'",
        "ALTER TABLE " + table + " DROP COLUMN MORE",
        "CREATE INDEX MY_INDEX ON " + table + " (C)",
        "DROP INDEX MY_SCHEMA.MY_INDEX",
        "ALTER TABLE CHILD DROP CONSTRAINT FK_MY",
        "DROP TABLE " + table);
  }

  /** The value handlers: each kind of value is read and bound as its handler does it. */
  @Test
  void valuesOfAllKinds() throws SQLException {
    execute(
        "CREATE TABLE v (i INT, d DECIMAL(9,2), f DOUBLE, b BOOLEAN, s VARCHAR, t TIMESTAMP, day"
            + " DATE, tm TIME, c CLOB, l BLOB, bin VARBINARY(9), a INTEGER ARRAY, u UUID, j JSON,"
            + " e VECTOR(2), z TIMESTAMP WITH TIME ZONE)");
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO v VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            ResultSet.TYPE_SCROLL_INSENSITIVE,
            ResultSet.CONCUR_READ_ONLY)) {
      insert.setInt(1, 1);
      insert.setBigDecimal(2, new BigDecimal("2.50"));
      insert.setDouble(3, 3.5);
      insert.setBoolean(4, true);
      insert.setString(5, "s");
      insert.setTimestamp(6, Timestamp.valueOf("2026-01-02 03:04:05"));
      insert.setDate(7, java.sql.Date.valueOf("2026-01-02"));
      insert.setTime(8, java.sql.Time.valueOf("03:04:05"));
      insert.setCharacterStream(9, new StringReader("clob"), 4L);
      insert.setBinaryStream(10, new ByteArrayInputStream(new byte[] {1, 2}), 2L);
      insert.setBytes(11, new byte[] {3});
      insert.setArray(12, connection.createArrayOf("INTEGER", new Object[] {7, 8}));
      insert.setObject(13, "00000000-0000-0001-0000-000000000002", Types.OTHER);
      insert.setString(14, "{\"k\":1}");
      insert.setString(15, "[0.5,1.5]");
      insert.setNull(16, Types.TIMESTAMP_WITH_TIMEZONE);
      assertEquals(1, insert.executeUpdate());
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM v")) {
      assertTrue(rows.next());
      assertEquals(1, rows.getInt(1));
      assertEquals(new BigDecimal("2.50"), rows.getBigDecimal(2));
      assertEquals(3.5, rows.getDouble(3));
      assertTrue(rows.getBoolean(4));
      assertEquals("2026-01-02 03:04:05.0", rows.getTimestamp(6).toString());
      assertEquals("2026-01-02", rows.getDate(7).toString());
      assertEquals("03:04:05", rows.getTime(8).toString());
      assertEquals("clob", rows.getClob(9).getSubString(1, 4));
      assertArrayEquals(new byte[] {1, 2}, rows.getBlob(10).getBytes(1, 2));
      assertArrayEquals(new byte[] {3}, rows.getBytes(11));
      Array array = rows.getArray(12);
      assertEquals("INTEGER", array.getBaseTypeName());
      assertEquals(Types.INTEGER, array.getBaseType());
      assertArrayEquals(new Object[] {7, 8}, (Object[]) array.getArray());
      for (int i = 1; i <= 15; i++) {
        assertNotNull(rows.getObject(i));
        assertNotNull(rows.getString(i));
      }
      assertNull(rows.getObject(16));
      assertTrue(rows.wasNull());
    }
  }

  /** JDBCExecutionContext, JDBCConnectionImpl and JDBCStatementImpl. */
  @Test
  void contexts() throws SQLException {
    for (int level :
        List.of(
            Connection.TRANSACTION_READ_COMMITTED,
            Connection.TRANSACTION_REPEATABLE_READ,
            Connection.TRANSACTION_SERIALIZABLE)) {
      assertTrue(data.supportsTransactionIsolationLevel(level));
      connection.setTransactionIsolation(level);
      assertEquals(level, connection.getTransactionIsolation());
    }
    connection.setSchema("MY_SCHEMA");
    assertEquals("MY_SCHEMA", connection.getSchema());
    assertEquals(catalog, connection.getCatalog());
    connection.setCatalog(catalog);
    connection.setAutoCommit(false);
    Savepoint savepoint = connection.setSavepoint("s");
    execute("INSERT INTO my_table VALUES (1, 2, 'x')");
    connection.rollback(savepoint);
    connection.releaseSavepoint(connection.setSavepoint());
    assertNull(connection.getWarnings());
    connection.clearWarnings();
    assertEquals("SELECT 1", connection.nativeSQL("SELECT 1"));
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.setMaxRows(1);
      statement.setFetchSize(200);
      assertFalse(statement.execute("DELETE FROM my_table"));
      assertEquals(0, statement.getUpdateCount());
      assertNull(statement.getWarnings());
      assertFalse(statement.getMoreResults());
      statement.cancel();
      assertTrue(statement.execute("SELECT 1"));
      assertEquals(statement, statement.getResultSet().getStatement());
      SQLException wrong =
          assertThrows(SQLException.class, () -> statement.execute("SELECT nothing"));
      assertEquals("42703", wrong.getSQLState());
    }
    connection.rollback();
    assertFalse(connection.isClosed());
    assertFalse(connection.isReadOnly());
  }
}
