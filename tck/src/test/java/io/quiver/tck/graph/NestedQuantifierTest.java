package io.quiver.tck.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Quantifiers inside quantifiers against regular expressions: a walk is a match if the labels of
 * its edges, written one after the other, match the pattern's expression. One walk is one row,
 * however it can be divided.
 */
class NestedQuantifierTest {
  private static final int VERTICES = 3;
  private static final int LONGEST = 8;

  /** A pattern in both languages. */
  private record Written(String path, String expression) {}

  private record Edge(String label, int number, int source, int target) {}

  private final List<Edge> edges = new ArrayList<>();

  private static Written written(Random random, int depth, boolean small) {
    int size = 1 + random.nextInt(2);
    StringBuilder path = new StringBuilder();
    StringBuilder expression = new StringBuilder();
    boolean edge = false;
    for (int i = 0; i < size; i++) {
      boolean last = i == size - 1;
      boolean inner = depth > 0 && random.nextInt(3) > 0;
      if (inner) {
        Written part = written(random, depth - 1, small);
        String quantifier = quantifier(random, edge || !last, small);
        path.append("(").append(part.path()).append(")").append(quantifier);
        expression.append("(?:").append(part.expression()).append(")");
        expression.append(
            quantifier.startsWith("{,") ? "{0" + quantifier.substring(1) : quantifier);
      } else {
        String label = random.nextBoolean() ? "a" : random.nextBoolean() ? "b" : "a|b";
        path.append("()-[IS ").append(label).append("]->()");
        expression.append("[").append(label.replace("|", "")).append("]");
        edge = true;
      }
    }
    return new Written(path.toString(), expression.toString());
  }

  private static String quantifier(Random random, boolean mayBeEmpty, boolean small) {
    String[] some =
        small
            ? new String[] {"{1,2}", "{2}", "{1}"}
            : new String[] {"{1,2}", "{2}", "{2,3}", "{1}", "{1,3}", "+"};
    String[] more =
        small ? new String[] {"?", "{,1}", "{1,2}"} : new String[] {"{0,2}", "?", "{,1}", "*"};
    return mayBeEmpty && random.nextBoolean()
        ? more[random.nextInt(more.length)]
        : some[random.nextInt(some.length)];
  }

  private void fill(Statement statement, Random random) throws SQLException {
    statement.execute("DELETE FROM a");
    statement.execute("DELETE FROM b");
    edges.clear();
    for (int i = 0; i < 4; i++) {
      String label = random.nextBoolean() ? "a" : "b";
      Edge edge = new Edge(label, i, random.nextInt(VERTICES), random.nextInt(VERTICES));
      edges.add(edge);
      statement.execute(
          "INSERT INTO "
              + label
              + " VALUES ("
              + i
              + ","
              + edge.source()
              + ","
              + edge.target()
              + ")");
    }
  }

  /** How often each walk that matches is expected: once. */
  private Map<String, Integer> expected(Pattern pattern, boolean trail) {
    Map<String, Integer> found = new HashMap<>();
    for (int start = 0; start < VERTICES; start++) {
      walk(pattern, trail, start, start, new ArrayList<>(), "", found);
    }
    return found;
  }

  private void walk(
      Pattern pattern,
      boolean trail,
      int start,
      int at,
      List<String> taken,
      String labels,
      Map<String, Integer> found) {
    if (pattern.matcher(labels).matches()) {
      found.put(start + ":" + taken, 1);
    }
    if (taken.size() == LONGEST) {
      return;
    }
    for (Edge edge : edges) {
      String id = edge.label().toUpperCase(java.util.Locale.ROOT) + "(" + edge.number() + ")";
      if (edge.source() == at && !(trail && taken.contains(id))) {
        taken.add(id);
        walk(pattern, trail, start, edge.target(), taken, labels + edge.label(), found);
        taken.remove(taken.size() - 1);
      }
    }
  }

  private static Map<String, Integer> rows(Statement statement, String sql) throws SQLException {
    Map<String, Integer> rows = new HashMap<>();
    try (ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        String walk = result.getString(1) + ":" + result.getString(2);
        if (result.getInt(3) <= LONGEST) {
          rows.merge(walk, 1, Integer::sum);
        }
      }
    }
    return rows;
  }

  @Test
  void walksMatchRegularExpressions() throws SQLException {
    long seed = 20_261_123L;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    int matches = 0;
    try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:nestedquantifiers");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE v (id INT PRIMARY KEY)");
      for (String table : List.of("a", "b")) {
        statement.execute(
            "CREATE TABLE "
                + table
                + " (id INT PRIMARY KEY, s INT REFERENCES v, d INT REFERENCES v)");
      }
      statement.execute("INSERT INTO v VALUES (0), (1), (2)");
      statement.execute(
          "CREATE PROPERTY GRAPH g VERTEX TABLES (v) EDGE TABLES ("
              + "a SOURCE KEY (s) REFERENCES v (id) DESTINATION KEY (d) REFERENCES v (id),"
              + "b SOURCE KEY (s) REFERENCES v (id) DESTINATION KEY (d) REFERENCES v (id))");
      for (int i = 0; i < 60; i++) {
        if (i % 6 == 0) {
          fill(statement, random);
        }
        boolean trail = random.nextBoolean();
        Written written = written(random, trail ? 2 : 1, !trail);
        String sql =
            "SELECT * FROM GRAPH_TABLE (g MATCH p = "
                + (trail ? "TRAIL " : "")
                + "(x) ("
                + written.path()
                + "){1,2} (y) COLUMNS (x.id AS i, EDGES(p) AS e, PATH_LENGTH(p) AS n))";
        Pattern pattern = Pattern.compile("(?:" + written.expression() + "){1,2}");
        Map<String, Integer> wanted = expected(pattern, trail);
        assertEquals(wanted, rows(statement, sql), sql + " " + edges);
        matches += wanted.size();
      }
    }
    assertTrue(matches > 200, "matches: " + matches);
  }
}
