package io.quiver.tck.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that need more memory than they have give the same rows, by way of files. */
class SpillTest {
  private static final int ROWS = 16_000;

  private Connection connection;

  @BeforeEach
  void fill() throws SQLException {
    connection = DriverManager.getConnection("jdbc:quiver:mem:");
    run(
        "CREATE TABLE t (id BIGINT PRIMARY KEY, k INTEGER, s VARCHAR(60), d DECIMAL(12, 3), f"
            + " DOUBLE)");
    run("CREATE TABLE u (id BIGINT PRIMARY KEY, k INTEGER, s VARCHAR(60))");
    String numbers =
        "(WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < %d) SELECT i"
            + " FROM n)";
    run(
        "INSERT INTO t SELECT i, NULLIF(MOD(i * 7919, 10007), 5), CASE WHEN MOD(i, 97) = 0 THEN"
            + " NULL ELSE 'text of row ' || MOD(i * 31, 20011) END, CAST(MOD(i, 5000) AS"
            + " DECIMAL(12, 3)) / 8, CASE WHEN MOD(i, 11) = 0 THEN NULL ELSE i / 7.0 END FROM "
            + numbers.formatted(ROWS));
    run(
        "INSERT INTO u SELECT i, MOD(i * 104729, 15013), 'text of row ' || MOD(i * 17, 25013) FROM "
            + numbers.formatted(ROWS / 2));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private boolean usesFiles(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("EXPLAIN ANALYZE " + sql)) {
      while (result.next()) {
        if (result.getString(1).contains("temporary files")) {
          return true;
        }
      }
    }
    return false;
  }

  private List<String> rows(String sql, boolean ordered) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append('|').append(result.getObject(i));
        }
        rows.add(row.toString());
      }
    }
    if (!ordered) {
      rows.sort(null);
    }
    return rows;
  }

  private void same(String sql, boolean ordered) throws SQLException {
    run("SET memory_limit_mb = 1000");
    List<String> expected = rows(sql, ordered);
    assertTrue(expected.size() > 100, () -> expected.size() + " rows of " + sql);
    run("SET memory_limit_mb = 1");
    assertEquals(expected, rows(sql, ordered), sql);
    assertTrue(usesFiles(sql), () -> "without files: " + sql);
  }

  @Test
  void sort() throws SQLException {
    same("SELECT * FROM t ORDER BY s DESC NULLS LAST, f, id", true);
    same("SELECT id, s, d FROM t ORDER BY d, s, id LIMIT 13000 OFFSET 123", true);
  }

  @Test
  void joins() throws SQLException {
    for (String type : List.of("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN")) {
      same("SELECT t.id, t.s, u.id, u.s FROM t " + type + " u ON t.s = u.s AND t.k <> u.k", false);
    }
    same("SELECT id, s FROM t WHERE s IN (SELECT s FROM u)", false);
    same("SELECT id, s FROM t WHERE NOT EXISTS (SELECT 1 FROM u WHERE u.s = t.s)", false);
  }

  @Test
  void aggregates() throws SQLException {
    same(
        "SELECT s, COUNT(*), SUM(d), AVG(f), MAX(id), COUNT(*) FILTER (WHERE MOD(k, 2) = 0) FROM t"
            + " GROUP BY s",
        false);
    same(
        "SELECT k, s, SUM(id), COUNT(f) FROM t GROUP BY GROUPING SETS ((k), (s), (k, s), ())",
        false);
  }

  @Test
  void distinctAndSetOperations() throws SQLException {
    same("SELECT DISTINCT s, d FROM t", false);
    same("SELECT s FROM t UNION SELECT s FROM u", false);
    for (String operation : List.of("INTERSECT", "EXCEPT", "INTERSECT ALL", "EXCEPT ALL")) {
      same("SELECT s FROM t " + operation + " SELECT s FROM u", false);
    }
  }

  @Test
  void windows() throws SQLException {
    same(
        "SELECT id, s, ROW_NUMBER() OVER (PARTITION BY k ORDER BY id), SUM(d) OVER (PARTITION BY s"
            + " ORDER BY id), COUNT(*) OVER (PARTITION BY k) FROM t",
        false);
  }

  @Test
  void whatCannotBeSpilledIsRefused() throws SQLException {
    run("SET memory_limit_mb = 1");
    SQLException e =
        assertThrows(SQLException.class, () -> rows("SELECT ARRAY_AGG(s) FROM t", false));
    assertEquals("53200", e.getSQLState());
    assertTrue(String.valueOf(e.getMessage()).contains("memory_limit_mb"), e.getMessage());
  }
}
