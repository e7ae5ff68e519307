package io.quiver.tck.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Path searches over adjacency find what the same searches find by queries: a condition at the edge
 * that is always true keeps them from adjacency. What is right for both, {@code PathPatternTest}
 * decides.
 */
final class PathSearchAdjacencyTest {
  private static final int VERTICES = 25;
  private static final int STEPS = 30;

  /** Conditions of an edge, the first that every edge satisfies. */
  private static final List<String> CONDITIONS =
      List.of("e.w >= 0", "e.w < 3", "e.w BETWEEN 1 AND 3 OR e.id < 20", "MOD(e.id, 3) > 0");

  /** With it only the edges' own queries can tell. */
  private static final String GENERAL = " AND EXISTS (SELECT 1 FROM v)";

  /** With a place for the condition at the edge, one row a vertex, by distance. */
  private static final List<String> PATTERNS =
      List.of(
          "p = ANY SHORTEST (a WHERE a.id = ?)-[e%s]->{1,4}(b)",
          "p = ANY SHORTEST (a WHERE a.id = ?)-[e%s]->*(b WHERE b.id = 7)",
          "p = ANY SHORTEST (a WHERE a.id = ?)-[e%s]-{0,3}(b WHERE b.id < 9)",
          "p = ANY SHORTEST ACYCLIC (a WHERE a.id = ?)<-[e%s]-+(b)",
          "p = ALL SHORTEST (a WHERE a.id = ?)-[e%s]->{1,5}(b)",
          "p = (a WHERE a.id = ?)-[e%s]->{1,3}(b)",
          "p = TRAIL (a WHERE a.id = ?)-[e%s]-{2}(b)",
          "p = ANY SHORTEST (a WHERE a.id = ?)-[e%s]->{2,4}(b WHERE b.x = 1)");

  @Test
  void findsTheSameWithChangesInBetween() throws SQLException {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    try (Connection one = DriverManager.getConnection("jdbc:quiver:mem:search-adjacency");
        Connection two = DriverManager.getConnection("jdbc:quiver:mem:search-adjacency")) {
      create(one, random);
      one.setAutoCommit(false);
      two.setAutoCommit(false);
      one.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      two.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      for (int step = 0; step < STEPS; step++) {
        Connection connection = random.nextBoolean() ? one : two;
        change(connection, random, connection == one ? 0 : 1);
        for (String pattern : PATTERNS) {
          int start = random.nextInt(VERTICES);
          int chosen = random.nextInt(CONDITIONS.size());
          String condition = " WHERE (" + CONDITIONS.get(chosen) + ")";
          List<String> wanted = rows(connection, pattern.formatted(condition + GENERAL), start);
          assertEquals(
              wanted,
              rows(connection, pattern.formatted(condition), start),
              () -> "seed " + seed + ", " + pattern + " from " + start + condition);
          if (chosen == 0) {
            assertEquals(
                wanted,
                rows(connection, pattern.formatted(""), start),
                () -> "seed " + seed + ", " + pattern + " from " + start);
          }
        }
        if (random.nextInt(3) == 0) {
          connection.commit();
        }
      }
      one.rollback();
      two.rollback();
    }
  }

  @Test
  void plansSayWhatTheyUse() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:search-plans")) {
      create(connection, new Random(1));
      for (String pattern : PATTERNS) {
        assertTrue(plan(connection, pattern.formatted("")).contains(", over adjacency"), pattern);
        for (String condition : CONDITIONS) {
          String all = " WHERE (" + condition + ")";
          assertTrue(plan(connection, pattern.formatted(all)).contains(", over adjacency"), all);
          String general = plan(connection, pattern.formatted(all + GENERAL));
          assertFalse(general.contains("adjacency"), general);
        }
      }
      // The edges that are expected decide: a step from one vertex sees few, nine rounds see all.
      String one = plan(connection, "p = ANY SHORTEST (a WHERE a.id = 1)-[e]->{1}(b)");
      assertTrue(one.contains("edges expected: index lookups"), one);
      String nine = plan(connection, "p = ANY SHORTEST (a WHERE a.id = 1)-[e]->{1,9}(b)");
      assertTrue(nine.contains("edges expected: arrays"), nine);
      String analyzed =
          plan(
              connection,
              "ANALYZE ",
              "p = ANY SHORTEST (a WHERE a.id = 1)-[e]->{1,9}(b WHERE b.id = 2)");
      assertTrue(analyzed.contains("compressed adjacency"), analyzed);
      assertTrue(analyzed.contains("edges touched"), analyzed);
    }
  }

  private static void create(Connection connection, Random random) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE v (id INT PRIMARY KEY, x INT)");
      statement.execute(
          "CREATE TABLE e (id INT PRIMARY KEY, s INT REFERENCES v (id), d INT REFERENCES v (id), w"
              + " DOUBLE PRECISION NOT NULL)");
      statement.execute(
          "CREATE PROPERTY GRAPH g VERTEX TABLES (v) EDGE TABLES (e SOURCE KEY (s) REFERENCES v"
              + " (id) DESTINATION KEY (d) REFERENCES v (id))");
      for (int i = 0; i < VERTICES; i++) {
        statement.execute("INSERT INTO v VALUES (" + i + ", " + i % 3 + ")");
      }
    }
    for (int i = 0; i < 40; i++) {
      insert(connection, i, random);
    }
  }

  private static void insert(Connection connection, int id, Random random) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO e VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET s = EXCLUDED.s, d ="
                + " EXCLUDED.d, w = EXCLUDED.w")) {
      insert.setInt(1, id);
      insert.setInt(2, random.nextInt(VERTICES));
      insert.setObject(3, random.nextInt(9) == 0 ? null : random.nextInt(VERTICES));
      insert.setDouble(4, random.nextInt(5));
      insert.executeUpdate();
    }
  }

  /** Each connection changes edges of its own, so that neither waits for the other. */
  private static void change(Connection connection, Random random, int part) throws SQLException {
    int id = 2 * random.nextInt(30) + part;
    if (random.nextInt(3) == 0) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("DELETE FROM e WHERE id = " + id);
      }
    } else {
      insert(connection, id, random);
    }
  }

  /** Ends and lengths: which of several shortest paths is found may differ. */
  private static List<String> rows(Connection connection, String pattern, int start)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT * FROM GRAPH_TABLE (g MATCH "
                + pattern
                + " COLUMNS (b.id, b.x, PATH_LENGTH(p) AS n, CARDINALITY(EDGES(p)) AS m))")) {
      select.setInt(1, start);
      try (ResultSet result = select.executeQuery()) {
        while (result.next()) {
          assertEquals(result.getInt(3), result.getInt(4));
          rows.add(result.getInt(1) + "|" + result.getInt(2) + "|" + result.getInt(3));
        }
      }
    }
    Collections.sort(rows);
    return rows;
  }

  private static String plan(Connection connection, String pattern) throws SQLException {
    return plan(connection, "", pattern.replace("?", "3"));
  }

  private static String plan(Connection connection, String kind, String pattern)
      throws SQLException {
    StringBuilder text = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "EXPLAIN "
                    + kind
                    + "SELECT * FROM GRAPH_TABLE (g MATCH "
                    + pattern
                    + " COLUMNS (b.id, PATH_LENGTH(p) AS n))")) {
      while (rows.next()) {
        text.append(rows.getString(1)).append('\n');
      }
    }
    return text.toString();
  }
}
