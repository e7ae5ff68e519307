package io.quiver.tck.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a parameter's place says nothing of its type, the value that it is bound to does. */
class BoundParameterTest {
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:quiver:mem:");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private @Nullable Object only(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return only(statement, values);
    }
  }

  private static @Nullable Object only(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    try (ResultSet rows = statement.executeQuery()) {
      assertTrue(rows.next());
      Object value = rows.getObject(1);
      assertFalse(rows.next());
      return value;
    }
  }

  @Test
  void arithmeticIsWhatItIsGiven() throws SQLException {
    assertEquals(3L, only("SELECT ? + ?", 1, 2));
    assertEquals(3.5, only("SELECT ? + ?", 1, 2.5));
    assertEquals(
        new BigDecimal("3.75"),
        only("SELECT ? + ?", new BigDecimal("1.25"), new BigDecimal("2.50")));
    assertEquals(
        LocalDate.of(2024, 1, 8), toLocal(only("SELECT ? + ?", LocalDate.of(2024, 1, 1), 7)));
    assertEquals(-5L, only("SELECT -?", 5));
    assertEquals(9L, only("SELECT ABS(?)", -9));
    assertEquals(6L, number(only("SELECT SUM(?) FROM (VALUES (1), (2)) AS t (x)", 3)));
    assertEquals(3.0, only("SELECT ? + ?", "1", "2"));
    assertThrows(SQLException.class, () -> only("SELECT ? + ?", Long.MAX_VALUE, 1));
  }

  private static byte[] bytes(@Nullable Object value) {
    return value instanceof byte[] bytes ? bytes : new byte[0];
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : Long.MIN_VALUE;
  }

  private static @Nullable LocalDate toLocal(@Nullable Object value) {
    return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
  }

  @Test
  void oneStatementTakesValuesOfSeveralKinds() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT ? + ?")) {
      assertEquals(3L, only(statement, 1, 2));
      assertEquals(3.5, only(statement, 1.5, 2));
      assertEquals(3L, only(statement, 2, 1));
      assertEquals(null, only(statement, null, 1));
    }
  }

  @Test
  void comparisonsAreNotOfTexts() throws SQLException {
    assertEquals(true, only("SELECT ? < ?", 9, 10));
    assertEquals(false, only("SELECT ? < ?", "9", "10"));
    assertEquals(10L, only("SELECT GREATEST(?, ?)", 9, 10));
    assertEquals(10L, number(only("SELECT GREATEST(?, 5)", 10)));
    assertEquals(10L, only("SELECT COALESCE(?, ?)", null, 10));
    assertEquals(true, only("SELECT ? IN (?, ?)", 1, 2, 1));
    assertEquals(true, only("SELECT ? BETWEEN ? AND ?", 10, 9, 11));
    assertEquals("b", only("SELECT CASE WHEN ? = ? THEN 'a' ELSE 'b' END", 1, 2));
    assertEquals("x1", only("SELECT ? || ?", "x", 1));
    assertEquals("1", only("SELECT COALESCE(?, ?)", 1, "x"));
  }

  @Test
  void callsOfCallsKeepTheirValues() throws SQLException {
    assertEquals(3.5, only("SELECT ? + ? + ?", 1, 2, 0.5));
    assertEquals(3.5, only("SELECT ? + (? + ?)", 0.5, 1, 2));
    assertEquals(6L, only("SELECT ? + ? + ?", 1, 2, 3));
    assertEquals(6.0, only("SELECT ? + ? + ?", 1, 2, "3"));
    assertEquals(false, only("SELECT ? = ? + ?", 2.5, 1, 2));
    assertEquals(true, only("SELECT ? = ? + ?", 3, 1, 2));
    assertEquals(true, only("SELECT ? < ? + ?", "2.5", 1, 2));
    assertEquals(
        new BigDecimal("3.125"),
        only(
            "SELECT ? + ? + ?",
            new BigDecimal("1.5"),
            new BigDecimal("1.5"),
            new BigDecimal("0.125")));
    assertEquals(2.5, only("SELECT ABS(?) + ?", -2, 0.5));
    assertEquals(false, only("SELECT COALESCE(?, ?) = ?", null, 3, 2.5));
    assertEquals(true, only("SELECT ? + ? IN (?, ?)", 1, 2, 2.5, 3));
    assertEquals(true, only("SELECT ? BETWEEN ? + ? AND ?", 2.5, 1, 1, 3));
    assertEquals(3.5, only("SELECT GREATEST(? + ?, ?)", 1, 2, 3.5));
    assertEquals("ab1", only("SELECT ? || ? || ?", "a", "b", 1));
    assertEquals(
        LocalDate.of(2024, 1, 11),
        toLocal(only("SELECT ? + ? + ?", LocalDate.of(2024, 1, 1), 7, 3)));
    assertEquals(null, only("SELECT ? + ? + ?", 1, 2, null));
  }

  @Test
  void nullGoesWithAMoment() throws SQLException {
    LocalDate day = LocalDate.of(2024, 1, 1);
    for (Object moment : new Object[] {day, day.atStartOfDay(), Duration.ofDays(1)}) {
      assertEquals(null, only("SELECT ? + ?", moment, null));
      assertEquals(null, only("SELECT ? - ?", moment, null));
      assertEquals(null, only("SELECT ? - ?", null, moment));
      assertEquals(null, only("SELECT ? + ?", null, moment));
    }
    assertEquals(null, only("SELECT ? * ?", Duration.ofDays(1), null));
  }

  @Test
  void decimalsOfAnyScale() throws SQLException {
    BigDecimal large = new BigDecimal("1E+100");
    assertEquals(0, large.compareTo((BigDecimal) only("SELECT ?", large)));
    assertEquals(true, only("SELECT ? > ?", large, 1));
    BigDecimal small = new BigDecimal("1E-900");
    assertEquals(0, small.compareTo((BigDecimal) only("SELECT ?", small)));
    BigDecimal tiny = new BigDecimal("1E-1500");
    assertEquals(tiny.toPlainString(), only("SELECT ?", tiny));
    BigDecimal huge = new BigDecimal("1E+1500");
    assertEquals(huge.toPlainString(), only("SELECT ?", huge));
  }

  @Test
  void emptyArraysHaveTheTypeThatTheyAreMadeFor() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(10))");
      statement.execute("INSERT INTO t VALUES (1, 'a'), (2, 'b')");
    }
    String sql = "SELECT COUNT(*) FROM t WHERE id IN (SELECT x FROM UNNEST(?) AS u (x))";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object none :
          new Object[] {
            new Integer[0],
            new long[0],
            new Object[0],
            List.of(),
            new String[0],
            connection.createArrayOf("INTEGER", new Object[0])
          }) {
        assertEquals(0L, only(statement, none), none.getClass().getSimpleName());
      }
      assertEquals(1L, only(statement, (Object) new int[] {1, 7}));
      assertEquals(1L, only(statement, (Object) new Integer[] {1, null}));
    }
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT x FROM UNNEST(?) AS u (x)")) {
      statement.setObject(1, new Integer[0]);
      try (ResultSet rows = statement.executeQuery()) {
        assertEquals(Types.BIGINT, rows.getMetaData().getColumnType(1));
        assertFalse(rows.next());
      }
      statement.setArray(1, connection.createArrayOf("UUID", new Object[0]));
      try (ResultSet rows = statement.executeQuery()) {
        assertEquals("UUID", rows.getMetaData().getColumnTypeName(1));
      }
    }
  }

  @Test
  void arraysGoTogetherByTheirElements() throws SQLException {
    Object[] numbers = {1, 2};
    assertEquals(true, only("SELECT ? = ?", numbers, new Object[] {1, 2}));
    assertEquals(false, only("SELECT ? = ?", numbers, new Object[] {"1", "b"}));
  }

  @Test
  void itemsOfASelectListKeepTheirTypes() throws SQLException {
    assertEquals(5L, only("SELECT ?", 5));
    assertEquals(true, only("SELECT ? AS x", true));
    assertEquals("a", only("SELECT ?", "a"));
    assertEquals(1.5, only("SELECT x FROM (SELECT ? AS x) AS t", 1.5));
    assertArrayEquals(new byte[] {1, 2}, bytes(only("SELECT ?", new byte[] {1, 2})));
    assertEquals(
        10L, only("SELECT MAX(x) FROM UNNEST(?) AS u (x)", (Object) new Integer[] {9, 10}));
  }

  @Test
  void metadataTellsBeforeAndAfter() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT ? AS x, ? + 1 AS y")) {
      ParameterMetaData parameters = statement.getParameterMetaData();
      assertEquals(Types.VARCHAR, parameters.getParameterType(1));
      statement.setInt(1, 7);
      statement.setInt(2, 8);
      try (ResultSet rows = statement.executeQuery()) {
        assertEquals(Types.BIGINT, rows.getMetaData().getColumnType(1));
      }
    }
  }

  @Test
  void placesWithATypeKeepIt() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(10))");
    }
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
      insert.setObject(1, "1");
      insert.setObject(2, 5);
      insert.addBatch();
      insert.setObject(1, 2L);
      insert.setObject(2, "b");
      insert.addBatch();
      assertArrayEquals(new int[] {1, 1}, insert.executeBatch());
    }
    assertEquals("5", only("SELECT v FROM t WHERE id = ?", "1"));
    assertEquals(2L, number(only("SELECT COUNT(*) FROM t WHERE ? = ?", 1, 1L)));
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO t SELECT ?, ? FROM (VALUES (1)) AS v (x) WHERE ? < ?")) {
      for (int i = 0; i < 2; i++) {
        insert.setInt(1, 10 + i);
        insert.setString(2, "x");
        insert.setInt(3, 9);
        insert.setInt(4, 10);
        assertEquals(1, insert.executeUpdate());
      }
    }
  }

  @Test
  void explainTakesParameters() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(10))");
      statement.execute("INSERT INTO t VALUES (1, 'a')");
    }
    assertTrue(
        String.valueOf(only("EXPLAIN (FORMAT JSON) SELECT v FROM t WHERE id = ?", 1))
            .contains("Key get"));
    String run =
        String.valueOf(only("EXPLAIN (ANALYZE, FORMAT JSON) SELECT v FROM t WHERE id = ?", 1));
    assertTrue(run.contains("\"actualRows\": 1"), run);
    assertTrue(run.contains("\"reason\""), run);
    try (PreparedStatement explain =
        connection.prepareStatement("EXPLAIN ANALYZE SELECT v FROM t WHERE id = ?")) {
      SQLException e = assertThrows(SQLException.class, explain::executeQuery);
      assertTrue(String.valueOf(e.getMessage()).contains("Parameter 1"), e.getMessage());
    }
    try (Statement statement = connection.createStatement()) {
      assertTrue(statement.executeQuery("EXPLAIN SELECT v FROM t WHERE id = ?").next());
      SQLException e =
          assertThrows(
              SQLException.class,
              () -> statement.executeQuery("EXPLAIN ANALYZE SELECT v FROM t WHERE id = ?"));
      assertTrue(String.valueOf(e.getMessage()).contains("arameter"), e.getMessage());
    }
  }
}
