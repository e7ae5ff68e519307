package io.quiver.tck.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What one statement may use, said in the URL or by SET. */
class StatementLimitsTest {
  private static final String ENDLESS =
      "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT COUNT(*) FROM r";

  private static Connection open(String options) throws SQLException {
    return DriverManager.getConnection("jdbc:quiver:mem:" + options);
  }

  private static SQLException fails(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return assertThrows(
          SQLException.class,
          () -> {
            if (statement.execute(sql)) {
              try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                  var unused = rows.getObject(1);
                }
              }
            }
          },
          sql);
    }
  }

  private static int count(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    }
  }

  private static void set(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void recursion() throws SQLException {
    try (Connection connection = open(";max_recursion=50")) {
      SQLException e = fails(connection, ENDLESS);
      assertEquals("54000", e.getSQLState());
      assertTrue(String.valueOf(e.getMessage()).contains("50 rounds"), e.getMessage());
      assertTrue(String.valueOf(e.getMessage()).contains("max_recursion"), e.getMessage());
      set(connection, "SET max_recursion = 7");
      assertTrue(String.valueOf(fails(connection, ENDLESS).getMessage()).contains("7 rounds"));
      assertEquals(
          7,
          count(
              connection,
              "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 7)"
                  + " SELECT * FROM r"));
    }
  }

  @Test
  void traversal() throws SQLException {
    try (Connection connection = open(";max_traversal=100")) {
      set(connection, "CREATE TABLE e (a INT, b INT)");
      set(
          connection,
          "INSERT INTO e WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n <"
              + " 500) SELECT n, n + 1 FROM r");
      String walk =
          "SELECT node FROM TRAVERSE(edges => TABLE e, endpoints => DESCRIPTOR(a, b), seeds => 1,"
              + " max_depth => 1000)";
      SQLException e = fails(connection, walk);
      assertEquals("54000", e.getSQLState());
      assertTrue(String.valueOf(e.getMessage()).contains("max_traversal"), e.getMessage());
      set(connection, "SET max_traversal = 0");
      assertEquals(500, count(connection, walk));
    }
  }

  @Test
  void rows() throws SQLException {
    String five = "SELECT * FROM (VALUES (1), (2), (3), (4), (5)) AS t (x)";
    try (Connection connection = open(";max_rows=3")) {
      assertEquals(3, count(connection, five));
      set(connection, "SET max_rows = 4");
      assertEquals(4, count(connection, five));
      set(connection, "SET max_rows = 0");
      assertEquals(5, count(connection, five));
    }
  }

  @Test
  void time() throws SQLException {
    try (Connection connection = open(";max_recursion=0")) {
      set(connection, "SET query_timeout = 100");
      assertEquals("57014", fails(connection, ENDLESS).getSQLState());
    }
    try (Connection connection = open(";query_timeout=1;max_recursion=0")) {
      assertEquals("57014", fails(connection, ENDLESS).getSQLState());
    }
  }

  @Test
  void memory() throws SQLException {
    String grouped =
        "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 100000)"
            + " SELECT ARRAY_AGG(CAST(n AS VARCHAR) || 'xxxxxxxxxxxxxxxxxxxx') FROM r";
    try (Connection connection = open(";memory_limit_mb=1")) {
      assertEquals("53200", fails(connection, grouped).getSQLState());
      set(connection, "SET memory_limit_mb = 200");
      assertEquals(1, count(connection, grouped));
    }
  }

  @Test
  void wrongLimitsAreRefused() throws SQLException {
    SQLException e = assertThrows(SQLException.class, () -> open(";max_recursion=x"));
    assertEquals("08001", e.getSQLState());
    try (Connection connection = open("")) {
      assertEquals("22023", fails(connection, "SET max_recursion = -1").getSQLState());
      assertFalse(connection.isClosed());
    }
  }
}
