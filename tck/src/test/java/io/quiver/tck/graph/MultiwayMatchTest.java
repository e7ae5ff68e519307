package io.quiver.tck.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cyclic and branching patterns over adjacency against all assignments of vertices. */
class MultiwayMatchTest {
  private static final int VERTICES = 5;
  private static final int PATTERNS = 120;

  private static final AtomicInteger NAMES = new AtomicInteger();

  private final int[][] edges = new int[VERTICES][VERTICES];
  private Connection connection;
  private Statement statement;

  @BeforeEach
  void open() throws SQLException {
    NAMES.incrementAndGet();
    connection = DriverManager.getConnection("jdbc:quiver:mem:multiway" + NAMES.get());
    statement = connection.createStatement();
    statement.execute("CREATE TABLE v (id INT PRIMARY KEY, x INT)");
    statement.execute(
        "CREATE TABLE e (id INT PRIMARY KEY, s INT REFERENCES v(id), d INT REFERENCES v(id))");
    statement.execute(
        "CREATE PROPERTY GRAPH g VERTEX TABLES (v) EDGE TABLES (e SOURCE KEY (s) REFERENCES v (id)"
            + " DESTINATION KEY (d) REFERENCES v (id))");
    for (int i = 0; i < VERTICES; i++) {
      statement.execute("INSERT INTO v VALUES (" + i + ", " + i % 3 + ")");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  /**
   * A pattern: links between numbered vertices, those whose keys are selected, one that is given.
   */
  private record Pattern(int size, List<int[]> links, List<Integer> outputs, int given) {
    String match() {
      StringBuilder text = new StringBuilder();
      for (int[] link : links) {
        text.append(text.isEmpty() ? "" : ", ");
        boolean turned = (link[0] + link[1]) % 2 == 0;
        text.append("(v").append(turned ? link[1] : link[0]).append(')');
        text.append(turned ? "<-" : "->");
        text.append("(v").append(turned ? link[0] : link[1]).append(')');
      }
      text.append(given < 0 ? "" : " WHERE v" + given + ".id = ?");
      text.append(" COLUMNS (1 AS one");
      outputs.forEach(o -> text.append(", v" + o + ".id AS o" + o + ", v" + o + ".x AS x" + o));
      return text.append(')').toString();
    }
  }

  private static Pattern pattern(Random random) {
    int size = 2 + random.nextInt(4);
    List<int[]> links = new ArrayList<>();
    for (int i = 1; i < size; i++) {
      int other = random.nextInt(i);
      links.add(random.nextBoolean() ? new int[] {i, other} : new int[] {other, i});
    }
    for (int more = random.nextInt(3); more > 0; more--) {
      int from = random.nextInt(size);
      int to = (from + 1 + random.nextInt(size - 1)) % size;
      links.add(new int[] {from, to});
    }
    List<Integer> outputs = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (random.nextInt(3) == 0) {
        outputs.add(i);
      }
    }
    return new Pattern(size, links, outputs, random.nextInt(3) == 0 ? random.nextInt(size) : -1);
  }

  private void change(Random random) throws SQLException {
    statement.execute("DELETE FROM e");
    for (int[] row : edges) {
      Arrays.fill(row, 0);
    }
    for (int i = random.nextInt(16); i >= 0; i--) {
      int from = random.nextInt(VERTICES);
      int to = random.nextInt(VERTICES);
      edges[from][to]++;
      statement.execute("INSERT INTO e VALUES (" + i + ", " + from + ", " + to + ")");
    }
  }

  /** Matches by what is selected of them. */
  private Map<String, Long> expected(Pattern pattern, int key) {
    Map<String, Long> counts = new TreeMap<>();
    int[] at = new int[pattern.size()];
    int total = (int) Math.pow(VERTICES, pattern.size());
    for (int number = 0; number < total; number++) {
      int rest = number;
      for (int i = 0; i < at.length; i++) {
        at[i] = rest % VERTICES;
        rest /= VERTICES;
      }
      long ways = pattern.given() < 0 || at[pattern.given()] == key ? 1 : 0;
      for (int[] link : pattern.links()) {
        ways *= edges[at[link[0]]][at[link[1]]];
      }
      if (ways > 0) {
        StringBuilder row = new StringBuilder();
        pattern.outputs().forEach(o -> row.append(at[o] + "," + at[o] % 3 + ";"));
        counts.merge(row.toString(), ways, Long::sum);
      }
    }
    return counts;
  }

  @Test
  void patternsMatchAllAssignments() throws SQLException {
    long seed = 20_261_122L;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    long found = 0;
    int overAdjacency = 0;
    for (int i = 0; i < PATTERNS; i++) {
      if (i % 10 == 0) {
        change(random);
      }
      Pattern pattern = pattern(random);
      int key = random.nextInt(VERTICES);
      Map<String, Long> wanted = expected(pattern, key);
      String from = " FROM GRAPH_TABLE (g MATCH " + pattern.match() + ")";
      assertEquals(wanted, rows("SELECT *" + from, pattern, key, false), from);
      assertEquals(wanted, rows(grouped(pattern) + from + by(pattern), pattern, key, true), from);
      found += wanted.values().stream().mapToLong(Long::longValue).sum();
      overAdjacency += plan("SELECT COUNT(*)" + from).contains("Pattern match") ? 1 : 0;
    }
    assertTrue(found > PATTERNS, "matches: " + found);
    assertTrue(overAdjacency > PATTERNS / 3, "over adjacency: " + overAdjacency);
  }

  private static String grouped(Pattern pattern) {
    StringBuilder text = new StringBuilder("SELECT COUNT(*) AS n");
    pattern.outputs().forEach(o -> text.append(", o" + o + ", x" + o));
    return text.toString();
  }

  private static String by(Pattern pattern) {
    StringBuilder text = new StringBuilder();
    pattern
        .outputs()
        .forEach(
            o -> text.append(text.isEmpty() ? " GROUP BY " : ", ").append("o" + o + ", x" + o));
    return text.toString();
  }

  private Map<String, Long> rows(String sql, Pattern pattern, int key, boolean counted)
      throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      if (pattern.given() >= 0) {
        query.setInt(1, key);
      }
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          StringBuilder row = new StringBuilder();
          for (int i = 0; i < pattern.outputs().size(); i++) {
            row.append(result.getInt(2 * i + 2) + "," + result.getInt(2 * i + 3) + ";");
          }
          long count = counted ? result.getLong(1) : 1;
          if (count > 0) {
            rows.merge(row.toString(), count, Long::sum);
          }
        }
      }
    }
    return rows;
  }

  private String plan(String sql) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (ResultSet result = statement.executeQuery("EXPLAIN " + sql.replace("?", "1"))) {
      while (result.next()) {
        plan.append(result.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }

  @Test
  void trianglesAreIntersected() throws SQLException {
    statement.execute("INSERT INTO e VALUES (1, 0, 1), (2, 1, 2), (3, 2, 0), (4, 1, 0)");
    String triangles =
        "SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a)->(b)->(c)->(a) COLUMNS (1 AS x))";
    String plan = plan(triangles);
    assertTrue(plan.contains("cyclic pattern, sorted adjacency intersected"), plan);
    assertTrue(plan.contains("counted"), plan);
    String measured = plan("ANALYZE " + triangles);
    assertTrue(measured.contains("edges touched"), measured);
    assertTrue(measured.contains("widest frontier"), measured);
    assertTrue(measured.contains("compressed adjacency"), measured);
    // A condition that an index serves leaves the pattern to joins.
    String selective = plan(triangles.replace("COLUMNS", "WHERE a.x = 1 COLUMNS"));
    assertTrue(!selective.contains("Pattern match"), selective);
    String given = plan(triangles.replace("COLUMNS", "WHERE a.id = 1 COLUMNS"));
    assertTrue(given.contains("from one vertex"), given);
  }

  /** Own writes, those of others before and after the snapshot. */
  @Test
  void everyTransactionCountsWhatItSees() throws SQLException {
    String triangles =
        "SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a)->(b)->(c)->(a) COLUMNS (1 AS x))";
    statement.execute("INSERT INTO e VALUES (1, 0, 1), (2, 1, 2), (3, 2, 0)");
    try (Connection other = DriverManager.getConnection("jdbc:quiver:mem:multiway" + NAMES.get());
        Statement reader = other.createStatement()) {
      other.setAutoCommit(false);
      other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      assertEquals(3, number(reader, triangles));
      statement.execute("INSERT INTO e VALUES (4, 0, 1)");
      assertEquals(3, number(reader, triangles));
      assertEquals(6, number(statement, triangles));
      other.rollback();
      reader.execute("DELETE FROM e WHERE id = 2");
      assertEquals(0, number(reader, triangles));
      assertEquals(6, number(statement, triangles));
      other.rollback();
      assertEquals(6, number(reader, triangles));
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      assertTrue(result.next());
      return result.getLong(1);
    }
  }
}
