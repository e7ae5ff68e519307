package io.quiver.tck.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Traversals beside changes of the edges, by the same and by other transactions, against a plain
 * search over the rows that the same transaction reads.
 */
final class AdjacencyTest {
  private static final int VERTICES = 60;
  private static final int STEPS = 120;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void traversalsSeeWhatTheTransactionSees(boolean indexed) throws SQLException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String url = "jdbc:quiver:mem:adjacency" + indexed;
    try (Connection one = DriverManager.getConnection(url);
        Connection two = DriverManager.getConnection(url)) {
      create(one, random, indexed);
      one.setAutoCommit(false);
      two.setAutoCommit(false);
      one.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      two.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      for (int step = 0; step < STEPS; step++) {
        // Each changes edges of its own, so that neither waits for the other.
        Connection writer = random.nextBoolean() ? one : two;
        change(writer, random, writer == one ? 0 : 1);
        compare(one, random, seed);
        compare(two, random, seed);
        if (random.nextInt(4) == 0) {
          Connection ending = random.nextBoolean() ? one : two;
          if (random.nextInt(3) == 0) {
            ending.rollback();
          } else {
            ending.commit();
          }
        }
      }
      one.rollback();
      two.rollback();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void snapshotsHoldWhileOthersCommit(long variant) throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String url = "jdbc:quiver:mem:adjacency-threads" + variant;
    try (Connection connection = DriverManager.getConnection(url);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      create(connection, random, variant == 1);
      Future<?> writer =
          threads.submit(
              () -> {
                try (Connection changing = DriverManager.getConnection(url)) {
                  Random changes = new Random(seed + 1);
                  for (int i = 0; i < STEPS; i++) {
                    change(changing, changes, i % 2);
                  }
                }
                return null;
              });
      Future<?> reader =
          threads.submit(
              () -> {
                try (Connection reading = DriverManager.getConnection(url)) {
                  reading.setAutoCommit(false);
                  reading.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                  Random choices = new Random(seed + 2);
                  for (int i = 0; i < STEPS / 2; i++) {
                    compare(reading, choices, seed);
                    compare(reading, choices, seed);
                    reading.commit();
                  }
                }
                return null;
              });
      writer.get();
      reader.get();
    }
  }

  private static void create(Connection connection, Random random, boolean indexed)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE e (id INT PRIMARY KEY, src INT, dst INT)");
      if (indexed) {
        statement.execute("CREATE INDEX e_src ON e(src)");
        statement.execute("CREATE INDEX e_dst ON e(dst)");
      }
    }
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO e VALUES (?, ?, ?)")) {
      for (int i = 0; i < 100; i++) {
        insert.setInt(1, i);
        insert.setInt(2, random.nextInt(VERTICES));
        insert.setInt(3, random.nextInt(VERTICES));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Inserts, moves or removes an edge whose id leaves {@code part} when divided by 2. */
  private static void change(Connection connection, Random random, int part) throws SQLException {
    int id = 2 * random.nextInt(100) + part;
    int source = random.nextInt(VERTICES + 5);
    int target = random.nextInt(VERTICES + 5);
    String sql =
        switch (random.nextInt(3)) {
          case 0 -> "DELETE FROM e WHERE id = " + id;
          case 1 ->
              "UPDATE e SET src = "
                  + source
                  + ", dst = "
                  + (random.nextInt(5) == 0 ? null : target)
                  + " WHERE id = "
                  + id;
          default ->
              "INSERT INTO e VALUES ("
                  + id
                  + ", "
                  + source
                  + ", "
                  + target
                  + ") ON CONFLICT (id) DO NOTHING";
        };
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static void compare(Connection connection, Random random, long seed) throws SQLException {
    int start = random.nextInt(VERTICES);
    int depth = 1 + random.nextInt(6);
    String direction = List.of("OUT", "IN", "ANY").get(random.nextInt(3));
    Map<Integer, Integer> found = new TreeMap<>();
    // One statement for both, so that READ COMMITTED compares within one state as well.
    String sql =
        "SELECT 0, node, depth FROM TRAVERSE(edges => TABLE e, endpoints => DESCRIPTOR(src, dst),"
            + " seeds => "
            + start
            + ", max_depth => "
            + depth
            + ", direction => '"
            + direction
            + "') UNION ALL SELECT 1, src, dst FROM e WHERE src IS NOT NULL AND dst IS NOT NULL";
    List<int[]> edges = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        if (rows.getInt(1) == 0) {
          found.put(rows.getInt(2), rows.getInt(3));
        } else {
          edges.add(new int[] {rows.getInt(2), rows.getInt(3)});
        }
      }
    }
    assertEquals(
        reachable(edges, start, depth, direction),
        found,
        () -> "seed " + seed + ", from " + start + ", depth " + depth + ", " + direction);
  }

  private static Map<Integer, Integer> reachable(
      List<int[]> edges, int start, int depth, String direction) {
    Map<Integer, Integer> depths = new HashMap<>(Map.of(start, 0));
    Deque<Integer> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      int vertex = open.remove();
      int depthThere = depths.getOrDefault(vertex, 0);
      for (int[] edge : edges) {
        for (int end = 0; end < 2; end++) {
          boolean follows = end == 0 ? !direction.equals("IN") : !direction.equals("OUT");
          if (follows && edge[end] == vertex && depthThere < depth) {
            if (depths.putIfAbsent(edge[1 - end], depthThere + 1) == null) {
              open.add(edge[1 - end]);
            }
          }
        }
      }
    }
    depths.remove(start);
    return new TreeMap<>(depths);
  }
}
