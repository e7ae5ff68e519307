package io.quiver.tck.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A recursion that only follows edges runs over adjacency, and gives the rows of the general
 * operator.
 */
class ReachabilityTest {
  private static final String REACH =
      "WITH RECURSIVE r (n) AS (SELECT s FROM seed UNION SELECT e.b FROM r JOIN edge e ON e.a ="
          + " r.n) SELECT n FROM r ORDER BY n";

  private static List<String> rows(Statement statement, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  private static boolean isSearch(Statement statement, String sql) throws SQLException {
    return String.join("\n", rows(statement, "EXPLAIN " + sql)).contains("Breadth-first search");
  }

  @Test
  void randomGraphsGiveTheSameRowsEitherWay() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < 40; run++) {
      String types = List.of("INT", "BIGINT", "VARCHAR(10)", "UUID").get(run % 4);
      String index = List.of("", "CREATE INDEX ib ON edge (b)").get(random.nextInt(2));
      try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:");
          Statement statement = connection.createStatement()) {
        boolean nulls = random.nextBoolean();
        statement.execute(
            "CREATE TABLE edge (a " + types + ", b " + types + (nulls ? ")" : " NOT NULL)"));
        statement.execute("CREATE TABLE seed (s " + types + ")");
        if (!index.isEmpty()) {
          statement.execute(index);
        }
        int nodes = 1 + random.nextInt(30);
        int count = random.nextInt(60);
        for (int i = 0; i < count; i++) {
          insert(
              connection,
              "edge",
              value(types, random, nodes, true),
              value(types, random, nodes, nulls));
          if (i % 20 == 5) {
            assertSame(statement, seed, run);
          }
        }
        for (int i = 0; i < 3; i++) {
          insert(connection, "seed", value(types, random, nodes + 5, true));
          assertSame(statement, seed, run);
        }
        connection.setAutoCommit(false);
        insert(
            connection,
            "edge",
            value(types, random, nodes, true),
            value(types, random, nodes, nulls));
        statement.execute("DELETE FROM edge WHERE a = (SELECT MIN(a) FROM edge)");
        assertSame(statement, seed, run);
      }
    }
  }

  private static @Nullable String value(String type, Random random, int nodes, boolean nulls) {
    if (nulls && random.nextInt(12) == 0) {
      return null;
    }
    int node = random.nextInt(nodes);
    return type.equals("UUID")
        ? "00000000-0000-0000-0000-0000000000" + (node < 10 ? "0" : "") + node
        : String.valueOf(node);
  }

  private static void insert(Connection connection, String table, @Nullable String... values)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO " + table + " VALUES (?" + ", ?".repeat(values.length - 1) + ")")) {
      for (int i = 0; i < values.length; i++) {
        insert.setString(i + 1, values[i]);
      }
      insert.executeUpdate();
    }
  }

  private static void assertSame(Statement statement, long seed, int run) throws SQLException {
    String message = "seed " + seed + ", run " + run;
    assertTrue(isSearch(statement, REACH), message);
    List<String> found = rows(statement, REACH);
    statement.execute("SET disabled_rules = breadthfirst");
    assertFalse(isSearch(statement, REACH), message);
    List<String> expected = rows(statement, REACH);
    statement.execute("RESET disabled_rules");
    assertEquals(expected, found, message);
  }

  @Test
  void whatDoesMoreThanFollowEdgesIsNoSearch() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE edge (a INT NOT NULL, b INT NOT NULL, w INT, PRIMARY KEY (a, b))");
      statement.execute("INSERT INTO edge VALUES (1, 2, 1), (2, 3, 5), (3, 1, 1), (3, 4, 1)");
      List<String> others =
          List.of(
              "UNION ALL SELECT e.b FROM r JOIN edge e ON e.a = r.n WHERE e.b > e.a",
              "UNION SELECT e.b FROM r JOIN edge e ON e.a = r.n WHERE e.w = 1",
              "UNION SELECT e.b + 1 FROM r JOIN edge e ON e.a = r.n",
              "UNION SELECT e.w FROM r LEFT JOIN edge e ON e.a = r.n",
              "UNION SELECT e.b FROM r JOIN edge e ON e.a <= r.n",
              "UNION SELECT r.n FROM r JOIN edge e ON e.a = r.n");
      for (String step : others) {
        String sql = "WITH RECURSIVE r (n) AS (SELECT 1 " + step + ") SELECT n FROM r ORDER BY n";
        assertFalse(isSearch(statement, sql), sql);
      }
      for (String step :
          List.of(
              "SELECT e.b FROM r JOIN edge e ON e.a = r.n",
              "SELECT b FROM edge, r WHERE a = n",
              "SELECT e.b FROM edge e INNER JOIN r ON r.n = e.a WHERE e.b IS NOT NULL")) {
        String sql =
            "WITH RECURSIVE r (n) AS (SELECT 1 UNION " + step + ") SELECT n FROM r ORDER BY n";
        assertTrue(isSearch(statement, sql), sql);
        assertEquals(List.of("1", "2", "3", "4"), rows(statement, sql));
      }
    }
  }

  @Test
  void roundsAreCountedAsEver() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE edge (a INT NOT NULL, b INT NOT NULL)");
      statement.execute("INSERT INTO edge SELECT x, x + 1 FROM SYSTEM_RANGE(1, 9)");
      String sql =
          "WITH RECURSIVE r (n) AS (SELECT 1 UNION SELECT e.b FROM r JOIN edge e ON e.a = r.n)"
              + " SELECT COUNT(*) FROM r";
      statement.execute("SET max_recursion = 10");
      assertEquals(List.of("10"), rows(statement, sql));
      statement.execute("SET max_recursion = 9");
      SQLException e = assertThrows(SQLException.class, () -> rows(statement, sql));
      assertEquals("54000", e.getSQLState());
      statement.execute("SET disabled_rules = breadthfirst");
      assertThrows(SQLException.class, () -> rows(statement, sql));
      statement.execute("SET max_recursion = 10");
      assertEquals(List.of("10"), rows(statement, sql));
    }
  }

  @Test
  void aLongSearchGoesOnWithAllEdges() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE edge (a INT NOT NULL, b INT NOT NULL)");
      statement.execute("CREATE INDEX ia ON edge (a)");
      statement.execute("INSERT INTO edge SELECT x, MOD(x * 7, 60000) FROM SYSTEM_RANGE(0, 59999)");
      statement.execute("INSERT INTO edge SELECT x, MOD(x + 1, 60000) FROM SYSTEM_RANGE(0, 29999)");
      String sql =
          "WITH RECURSIVE r (n) AS (SELECT 1 UNION SELECT e.b FROM r JOIN edge e ON e.a = r.n)"
              + " SELECT COUNT(*), SUM(n) FROM r";
      assertTrue(isSearch(statement, sql));
      List<String> found = rows(statement, sql);
      assertTrue(Integer.parseInt(found.get(0)) > 25_000, found.toString());
      statement.execute("SET disabled_rules = breadthfirst");
      assertEquals(rows(statement, sql), found);
    }
  }

  @Test
  void whatAnInsertAddsIsNotReachedByIt() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE edge (a INT NOT NULL, b INT NOT NULL)");
      statement.execute("CREATE INDEX ia ON edge (a)");
      statement.execute(
          "INSERT INTO edge SELECT 1 + MOD(x, 500), x + 2 FROM SYSTEM_RANGE(0, 59999)");
      String insert =
          "INSERT INTO edge WITH RECURSIVE r (n) AS (SELECT 1 UNION SELECT e.b FROM r JOIN edge e"
              + " ON e.a = r.n) SELECT n, n + 1000000 FROM r";
      List<String> before =
          rows(
              statement,
              "WITH RECURSIVE r (n) AS (SELECT 1 UNION SELECT e.b FROM r JOIN edge e ON e.a = r.n)"
                  + " SELECT COUNT(*) FROM r");
      assertTrue(Integer.parseInt(before.get(0)) > 10_000, before.toString());
      assertEquals(Integer.parseInt(before.get(0)), statement.executeUpdate(insert));
    }
  }
}
