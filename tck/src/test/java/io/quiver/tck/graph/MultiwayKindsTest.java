package io.quiver.tck.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cyclic and branching patterns over several edge tables, with conditions on edges and edges in
 * either direction, against all assignments of vertices; vertices with keys of one and two columns.
 */
class MultiwayKindsTest {
  private static final int VERTICES = 4;
  private static final int PATTERNS = 60;
  private static final List<String> TABLES = List.of("e", "f");

  /** An edge of the graph. */
  private record Edge(int table, int source, int target, int y) {}

  /** An edge of the pattern; {@code table} -1 for any, {@code most} -1 for no condition. */
  private record Link(int from, int to, int table, int most, boolean either) {
    String text(int number) {
      String name = most < 0 ? "" : "k" + number;
      String label = table < 0 ? "" : " IS " + TABLES.get(table);
      String where = most < 0 ? "" : " WHERE " + name + ".y <= " + most;
      String inside = "-[" + name + label + where + "]-";
      return "(v" + from + ")" + inside + (either ? "" : ">") + "(v" + to + ")";
    }

    int ways(List<Edge> edges, int[] at) {
      int ways = 0;
      for (Edge edge : edges) {
        boolean fits = (table < 0 || edge.table == table) && (most < 0 || edge.y <= most);
        boolean forward = edge.source == at[from] && edge.target == at[to];
        boolean backward = either && edge.target == at[from] && edge.source == at[to];
        ways += fits && (forward || backward) ? 1 : 0;
      }
      return ways;
    }
  }

  private final List<Edge> edges = new ArrayList<>();

  private static List<Link> links(Random random, int size) {
    List<Link> links = new ArrayList<>();
    for (int i = 1; i < size; i++) {
      links.add(link(random, i, random.nextInt(i)));
    }
    for (int more = 1 + random.nextInt(2); more > 0; more--) {
      int from = random.nextInt(size);
      links.add(link(random, from, (from + 1 + random.nextInt(size - 1)) % size));
    }
    return links;
  }

  private static Link link(Random random, int a, int b) {
    boolean turned = random.nextBoolean();
    return new Link(
        turned ? b : a,
        turned ? a : b,
        random.nextInt(8) == 0 ? -1 : random.nextInt(2),
        random.nextInt(2) == 0 ? -1 : random.nextInt(4),
        random.nextInt(3) == 0);
  }

  private Map<String, Long> expected(List<Link> links, int size, List<Integer> outputs) {
    Map<String, Long> counts = new TreeMap<>();
    int[] at = new int[size];
    for (int number = 0; number < Math.pow(VERTICES, size); number++) {
      for (int i = 0, rest = number; i < size; i++, rest /= VERTICES) {
        at[i] = rest % VERTICES;
      }
      long ways = 1;
      for (Link link : links) {
        ways *= link.ways(edges, at);
      }
      if (ways > 0) {
        StringBuilder row = new StringBuilder();
        outputs.forEach(o -> row.append(at[o]).append(';').append(at[o] % 3).append(';'));
        counts.merge(row.toString(), ways, Long::sum);
      }
    }
    return counts;
  }

  private void fill(Statement statement, Random random, boolean wide) throws SQLException {
    edges.clear();
    for (String table : TABLES) {
      statement.execute("DELETE FROM " + table);
    }
    for (int i = 0; i < 14; i++) {
      Edge edge =
          new Edge(
              random.nextInt(2),
              random.nextInt(VERTICES),
              random.nextInt(VERTICES),
              random.nextInt(4));
      edges.add(edge);
      statement.execute(
          "INSERT INTO "
              + TABLES.get(edge.table)
              + " VALUES ("
              + key(edge.source, wide)
              + ", "
              + key(edge.target, wide)
              + ", "
              + edge.y
              + ")");
    }
  }

  private static String key(int vertex, boolean wide) {
    return wide ? vertex + ", 'p" + vertex % 2 + "'" : "" + vertex;
  }

  private static void create(Statement statement, boolean wide) throws SQLException {
    String key = wide ? "id, part" : "id";
    statement.execute(
        "CREATE TABLE v (id INT"
            + (wide ? ", part VARCHAR(5)" : "")
            + ", x INT, PRIMARY KEY ("
            + key
            + "))");
    StringBuilder tables = new StringBuilder();
    String source = wide ? "s, sp" : "s";
    String target = wide ? "d, dp" : "d";
    for (String table : TABLES) {
      statement.execute(
          "CREATE TABLE "
              + table
              + (wide ? " (s INT, sp VARCHAR(5), d INT, dp VARCHAR(5)" : " (s INT, d INT")
              + ", y INT, FOREIGN KEY ("
              + source
              + ") REFERENCES v, FOREIGN KEY ("
              + target
              + ") REFERENCES v)");
      tables.append(tables.isEmpty() ? "" : ", ").append(table);
      tables.append(" SOURCE KEY (").append(source).append(") REFERENCES v (").append(key);
      tables.append(") DESTINATION KEY (").append(target).append(") REFERENCES v (").append(key);
      tables.append(")");
    }
    statement.execute("CREATE PROPERTY GRAPH g VERTEX TABLES (v) EDGE TABLES (" + tables + ")");
    for (int i = 0; i < VERTICES; i++) {
      statement.execute("INSERT INTO v VALUES (" + key(i, wide) + ", " + i % 3 + ")");
    }
  }

  private static Map<String, Long> rows(Statement statement, String sql, int outputs)
      throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    try (ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < 2 * outputs; i++) {
          row.append(result.getInt(i + 2)).append(';');
        }
        rows.merge(row.toString(), result.getLong(1), Long::sum);
      }
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void patternsMatchAllAssignments(boolean wide) throws SQLException {
    long seed = 20_261_124L;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    int overAdjacency = 0;
    long found = 0;
    try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:kinds" + wide);
        Statement statement = connection.createStatement()) {
      create(statement, wide);
      for (int i = 0; i < PATTERNS; i++) {
        if (i % 10 == 0) {
          fill(statement, random, wide);
        }
        int size = 2 + random.nextInt(3);
        List<Link> links = links(random, size);
        List<Integer> outputs = new ArrayList<>();
        for (int o = 0; o < size; o++) {
          if (random.nextInt(3) == 0) {
            outputs.add(o);
          }
        }
        StringBuilder match = new StringBuilder();
        for (int l = 0; l < links.size(); l++) {
          match.append(l == 0 ? "" : ", ").append(links.get(l).text(l));
        }
        match.append(" COLUMNS (1 AS one");
        outputs.forEach(o -> match.append(", v" + o + ".id AS o" + o + ", v" + o + ".x AS x" + o));
        String from = " FROM GRAPH_TABLE (g MATCH " + match + "))";
        Map<String, Long> wanted = expected(links, size, outputs);
        assertEquals(wanted, rows(statement, "SELECT *" + from, outputs.size()), from + edges);
        Map<String, Long> counted = rows(statement, "SELECT COUNT(*)" + from, 0);
        long all = wanted.values().stream().mapToLong(Long::longValue).sum();
        assertEquals(all, counted.getOrDefault("", 0L), from + edges);
        found += all;
        StringBuilder plan = new StringBuilder();
        try (ResultSet result = statement.executeQuery("EXPLAIN SELECT *" + from)) {
          while (result.next()) {
            plan.append(result.getString(1)).append('\n');
          }
        }
        overAdjacency += plan.toString().contains("Pattern match") ? 1 : 0;
      }
    }
    assertTrue(found > PATTERNS, "matches: " + found);
    assertTrue(overAdjacency > PATTERNS / 2, "over adjacency: " + overAdjacency);
  }
}
