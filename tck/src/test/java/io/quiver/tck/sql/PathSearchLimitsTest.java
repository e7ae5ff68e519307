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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Path searches that would not end by themselves: they stream, stop and say when memory is out. */
@Timeout(60)
class PathSearchLimitsTest {
  private static final int SIZE = 60;

  private Connection connection;

  /** A complete directed graph: its walks of length 10 are beyond counting. */
  @BeforeEach
  void completeGraph() throws SQLException {
    connection = DriverManager.getConnection("jdbc:quiver:mem:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE v (id INT PRIMARY KEY)");
      statement.execute(
          "CREATE TABLE e (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
              + " s INT REFERENCES v(id), d INT REFERENCES v(id))");
      statement.execute(
          "INSERT INTO v WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i"
              + " <"
              + SIZE
              + ") SELECT i FROM n");
      statement.execute("INSERT INTO e (s, d) SELECT a.id, b.id FROM v a, v b WHERE a.id <> b.id");
      statement.execute(
          "CREATE PROPERTY GRAPH g VERTEX TABLES (v) EDGE TABLES (e"
              + " SOURCE KEY (s) REFERENCES v (id) DESTINATION KEY (d) REFERENCES v (id))");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void aLimitOverAnExplodingPatternReturns() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT n FROM GRAPH_TABLE (g MATCH p = (a)-[]->{10}(b)"
                    + " COLUMNS (PATH_LENGTH(p) AS n)) LIMIT 20")) {
      int count = 0;
      while (rows.next()) {
        assertEquals(10, rows.getInt(1));
        count++;
      }
      assertEquals(20, count);
    }
  }

  @Test
  void trailsWithoutBoundStream() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT n FROM GRAPH_TABLE (g MATCH p = ACYCLIC (a WHERE a.id = 1)-[]->*(b)"
                    + " COLUMNS (PATH_LENGTH(p) AS n)) FETCH FIRST 5 ROWS ONLY")) {
      assertTrue(rows.next());
    }
  }

  @Test
  void cancelStopsAnEnumeration() throws Exception {
    try (Statement statement = connection.createStatement()) {
      Thread canceller =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      Thread.sleep(300);
                      statement.cancel();
                    } catch (InterruptedException | SQLException e) {
                      throw new IllegalStateException(e);
                    }
                  });
      SQLException stopped =
          assertThrows(
              SQLException.class,
              () ->
                  statement.executeQuery(
                      "SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a)-[]->{10}(b)"
                          + " COLUMNS (1 AS one))"));
      assertEquals("57014", stopped.getSQLState());
      canceller.join();
    }
  }

  @Test
  void aTimeoutStopsAnEnumerationThatFindsNothing() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      SQLException stopped =
          assertThrows(
              SQLException.class,
              () ->
                  statement.executeQuery(
                      "SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH TRAIL (a)-[e WHERE e.id > 0]->*(b)"
                          + " WHERE SUM(e.id) < 0 COLUMNS (1 AS one))"));
      assertEquals("57014", stopped.getSQLState());
    }
  }

  @Test
  void kShortestTrailsEndWhenMemoryIsOut() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET memory_limit_mb = 20");
      SQLException out =
          assertThrows(
              SQLException.class,
              () ->
                  statement.executeQuery(
                      "SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH SHORTEST 1000000 TRAIL"
                          + " (a WHERE a.id = 1)-[]->*(b) COLUMNS (1 AS one))"));
      assertEquals("53200", out.getSQLState());
    }
  }

  @Test
  void roundsWithAQuantifierEndWhenMemoryIsOut() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET memory_limit_mb = 20");
      for (String pattern :
          List.of(
              "TRAIL ((a)-[e]->{1,20}(b)-[f]->(c)){1,2}",
              "TRAIL (s WHERE s.id = 1)-[]->(m)((a)-[e]->{1,20}(b)-[f WHERE f.id >"
                  + " m.id]->(c)){1,2}")) {
        SQLException out =
            assertThrows(
                SQLException.class,
                () ->
                    statement.executeQuery(
                        "SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH "
                            + pattern
                            + " COLUMNS (1 AS one))"));
        assertEquals("53200", out.getSQLState(), out.getMessage());
      }
    }
  }

  @Test
  void boundsAndCountsAreParameters() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a WHERE a.id = ?)-[]->{?,?}(b)"
                + " COLUMNS (1 AS one))")) {
      int[][] bounds = {{1, 1, SIZE - 1}, {0, 1, SIZE}, {2, 2, (SIZE - 1) * (SIZE - 1)}};
      for (int[] bound : bounds) {
        statement.setInt(1, 7);
        statement.setInt(2, bound[0]);
        statement.setInt(3, bound[1]);
        try (ResultSet rows = statement.executeQuery()) {
          assertTrue(rows.next());
          assertEquals(bound[2], rows.getInt(1));
          assertFalse(rows.next());
        }
      }
      statement.setInt(2, 3);
      statement.setInt(3, 2);
      assertEquals(
          "22023", assertThrows(SQLException.class, statement::executeQuery).getSQLState());
    }
  }

  @Test
  void allShortestPathsOfAGridStream() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE cell (id INT PRIMARY KEY)");
      statement.execute(
          "INSERT INTO cell WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE"
              + " i < 899) SELECT i FROM n");
      statement.execute(
          "CREATE TABLE door (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
              + " s INT REFERENCES cell(id), d INT REFERENCES cell(id))");
      statement.execute(
          "INSERT INTO door (s, d) SELECT id, id + 1 FROM cell WHERE MOD(id, 30) < 29"
              + " UNION ALL SELECT id, id + 30 FROM cell WHERE id < 870");
      statement.execute(
          "CREATE PROPERTY GRAPH maze VERTEX TABLES (cell) EDGE TABLES (door"
              + " SOURCE KEY (s) REFERENCES cell (id) DESTINATION KEY (d) REFERENCES cell (id))");
      // 58 over 29 ways, about 3 * 10^16.
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT n FROM GRAPH_TABLE (maze MATCH p = ALL SHORTEST (a)-[]->*(b)"
                  + " WHERE a.id = 0 AND b.id = 899 COLUMNS (PATH_LENGTH(p) AS n)) LIMIT 10")) {
        int count = 0;
        while (rows.next()) {
          assertEquals(58, rows.getInt(1));
          count++;
        }
        assertEquals(10, count);
      }
    }
  }
}
