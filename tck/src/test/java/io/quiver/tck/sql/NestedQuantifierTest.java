package io.quiver.tck.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Quantifiers inside quantifiers: how often a path counts, and what is refused. */
@Timeout(60)
class NestedQuantifierTest {
  private Connection connection;

  /** Edges lead from each vertex to the next. */
  @BeforeEach
  void chain() throws SQLException {
    connection = DriverManager.getConnection("jdbc:quiver:mem:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE v (id INT PRIMARY KEY)");
      statement.execute(
          "CREATE TABLE e (id INT PRIMARY KEY, s INT REFERENCES v(id), d INT REFERENCES v(id),"
              + " w INT, t VARCHAR(9))");
      statement.execute("INSERT INTO v SELECT x FROM SYSTEM_RANGE(1, 30)");
      statement.execute(
          "INSERT INTO e SELECT x, x, x + 1, x * x, CAST(x AS VARCHAR(9)) FROM SYSTEM_RANGE(1,"
              + " 29)");
      statement.execute(
          "CREATE PROPERTY GRAPH g VERTEX TABLES (v) EDGE TABLES (e"
              + " SOURCE KEY (s) REFERENCES v (id) DESTINATION KEY (d) REFERENCES v (id))");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private String first(String select, String pattern, String columns) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT "
                    + select
                    + " FROM GRAPH_TABLE (g MATCH "
                    + pattern
                    + " COLUMNS ("
                    + columns
                    + "))")) {
      assertTrue(rows.next(), pattern);
      return rows.getString(1);
    }
  }

  private void assertMatches(int expected, int edges, String pattern) throws SQLException {
    String between = "(s WHERE s.id = 1) " + pattern + " (t WHERE t.id = " + (edges + 1) + ")";
    assertEquals("" + expected, first("COUNT(*)", between, "1 AS one"), between);
  }

  @Test
  void roundsThatNoVariableShowsCountOnce() throws SQLException {
    // 3 + 4 and 4 + 3
    assertMatches(1, 7, "(((a)-[e]->(b)){3,4}){1,2}");
    assertMatches(1, 14, "(((a)-[e]->()-[]->(b)){3,4}){1,2}");
    assertMatches(1, 7, "(((-[e]->){3,4}){1,2}){1,2}");
    // 3 + 4 and 4 + 3: x is the first vertex of each round.
    assertMatches(2, 7, "((x)-[]->((a)-[e]->(b)){2,3}){1,2}");
  }

  @Test
  void roundsOfTheSameEdgesWithOtherVariablesCountEach() throws SQLException {
    // eef, eff; then eeff, ef ef; then ef eef, ef eff, eef ef, eff ef
    String pattern = "(((a)-[e]->(b)){1,2}((c)-[f]->(d)){1,2}){1,2}";
    assertMatches(2, 3, pattern);
    assertMatches(2, 4, pattern);
    assertMatches(4, 5, pattern);
  }

  @Test
  void aggregatesOverDifferentQuantifiersAreRefused() throws SQLException {
    String pattern = "(s WHERE s.id = 1) ((a)-[e]->{1,2}(b)-[f]->{1,3}(c)){1,2}";
    for (String aggregate : new String[] {"LISTAGG(e.t, f.t)", "SUM(e.w + f.w)"}) {
      SQLException refused =
          assertThrows(SQLException.class, () -> first("x", pattern, aggregate + " AS x"));
      assertEquals("0A000", refused.getSQLState(), aggregate);
      assertTrue(
          String.valueOf(refused.getMessage()).contains("different quantifiers"),
          refused.getMessage());
    }
    assertEquals("2", first("x", pattern + "(t WHERE t.id = 3)", "LISTAGG(f.t, '.') AS x"));
    assertEquals("1", first("x", pattern + "(t WHERE t.id = 3)", "LISTAGG(e.t, e.t) AS x"));
  }

  @Test
  void fixedRepetitionsInsideEachOtherArePlannedAtOnce() throws SQLException {
    String deep = "(-[]->){16}";
    for (int i = 0; i < 4; i++) {
      deep = "(" + deep + "){16}";
    }
    assertMatches(0, 5, "(" + deep + "){2}");
    // 2 * 3 * 4 and one edge more than that: twice 12 and one
    assertMatches(1, 24, "(((-[]->){2}){3}){4}");
    assertMatches(1, 26, "((((-[]->){2}){3}){2}-[]->){2}");
    assertMatches(0, 25, "((((-[]->){2}){3}){2}-[]->){2}");
    assertMatches(1, 26, "((((-[e]->){2}){3}){2}-[]->){1,2}");
  }

  @Test
  void edgesOfEitherDirectionInsideARepetitionArePlannedAtOnce() throws SQLException {
    assertMatches(1, 17, "((-[]-){16}-[]->){1,1}");
  }
}
