package io.quiver.bench;

import io.quiver.storage.graph.CompressedGraph;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What adjacency takes, and how fast it is left. */
final class AdjacencyWorkloads {
  private static final int VERTICES = 200_000;
  private static final int EDGES = 2_000_000;
  private static final int SEED = 42;
  private static final double MEGABYTE = 1e6;
  private static final int CANCELS = 100;
  private static final int SMALL_VERTICES = 2_000;
  private static final int SMALL_EDGES = 20_000;

  private AdjacencyWorkloads() {}

  /** The arrays both ways; beside them what finds vertices by key and edges by row id. */
  static Measurement memory(Site site) throws SQLException {
    PowerLawGraph edges = PowerLawGraph.of(VERTICES, EDGES, SEED);
    int[] sources = edges.sources();
    int[] targets = edges.targets();
    CompressedGraph graph =
        CompressedGraph.build(
            false,
            sink -> {
              for (int i = 0; i < sources.length; i++) {
                sink.edge((long) sources[i], (long) targets[i], i, 1);
              }
            });
    CompressedGraph.Memory memory = graph.memory();
    return new Measurement(
        memory.adjacencyBytes() / MEGABYTE,
        String.format(
            Locale.ROOT,
            "keys %.1f MB, row ids %.1f MB",
            memory.keyBytes() / MEGABYTE,
            memory.rowIdBytes() / MEGABYTE));
  }

  /** Every walk of up to 30 edges: more than can ever be followed. */
  static Measurement cancel(Site site) throws SQLException {
    PowerLawGraph graph = PowerLawGraph.of(SMALL_VERTICES, SMALL_EDGES, SEED);
    GraphWords words = new GraphWords.Quiver();
    try (Connection connection = site.connect();
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      SqlGraph system = new SqlGraph(site.directory(), connection, words);
      system.load(SMALL_VERTICES, graph.sources(), graph.targets());
      Random random = new Random(SEED);
      double[] millis = new double[CANCELS];
      try (PreparedStatement select =
          connection.prepareStatement(
              "SELECT COUNT(*) FROM TRAVERSE(edges => TABLE e, endpoints => DESCRIPTOR(src, dst),"
                  + " seeds => ?, max_depth => 30, uniqueness => 'NONE', strategy => 'DFS')")) {
        for (int i = 0; i < CANCELS; i++) {
          select.setLong(1, random.nextInt(SMALL_VERTICES / 10 * 9));
          Future<?> running = thread.submit(() -> run(select));
          Thread.sleep(20 + random.nextInt(20));
          long start = System.nanoTime();
          select.cancel();
          running.get();
          millis[i] = (System.nanoTime() - start) / MEGABYTE;
        }
      }
      Arrays.sort(millis);
      return new Measurement(
          millis[CANCELS - 2],
          String.format(
              Locale.ROOT, "median %.2f, slowest %.1f", millis[CANCELS / 2], millis[CANCELS - 1]));
    } catch (SQLException e) {
      throw e;
    } catch (Exception e) {
      throw new SQLException(e);
    }
  }

  /** Runs until it is cancelled. */
  private static boolean run(PreparedStatement select) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      throw new IllegalStateException("ended with " + rows);
    } catch (SQLException e) {
      if (!"57014".equals(e.getSQLState())) {
        throw e;
      }
      return true;
    }
  }
}
