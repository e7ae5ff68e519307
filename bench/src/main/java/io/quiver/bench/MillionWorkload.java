package io.quiver.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Many vectors in a small heap: loaded row by row, so that only the database has them, then
 * searched. The generator makes them a second time to find the true neighbours.
 */
final class MillionWorkload {
  private static final int ROWS = 10 * Integer.getInteger("quiver.bench.vectors", 100_000);
  private static final int DIMENSIONS = 128;
  private static final int QUERIES = 50;
  private static final int BATCH = 1_000;
  private static final int TRANSACTION = 20_000;
  private static final long SEED = 42;

  private MillionWorkload() {}

  /** An index with these options, each after a comma. */
  static Workload of(String options) {
    return site -> {
      float[][] queries = source().next(QUERIES);
      try (Connection connection = site.connect()) {
        Site.execute(connection, QuiverNeighbours.TABLE.formatted(DIMENSIONS));
        load(connection);
        long start = System.nanoTime();
        QuiverNeighbours.createIndex(connection, options);
        double seconds = (System.nanoTime() - start) / 1e9;
        int[][] truth = truth(queries);
        return searches(connection, queries, truth, seconds);
      }
    };
  }

  private static ClusteredVectors source() {
    return new ClusteredVectors(DIMENSIONS, false, SEED);
  }

  private static ClusteredVectors rows() {
    ClusteredVectors source = source();
    source.next(QUERIES);
    return source;
  }

  private static void load(Connection connection) throws SQLException {
    ClusteredVectors rows = rows();
    connection.setAutoCommit(false);
    try (PreparedStatement insert = connection.prepareStatement(QuiverNeighbours.INSERT)) {
      for (int id = 0; id < ROWS; id++) {
        insert.setInt(1, id);
        insert.setInt(2, id % VectorSet.CATEGORIES);
        insert.setObject(3, rows.next(1)[0]);
        insert.addBatch();
        if ((id + 1) % BATCH == 0) {
          insert.executeBatch();
        }
        if ((id + 1) % TRANSACTION == 0) {
          connection.commit();
        }
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static int[][] truth(float[][] queries) {
    NearestIds[] nearest = new NearestIds[queries.length];
    Arrays.setAll(nearest, i -> new NearestIds());
    ClusteredVectors rows = rows();
    for (int id = 0; id < ROWS; id++) {
      float[] vector = rows.next(1)[0];
      for (int i = 0; i < queries.length; i++) {
        nearest[i].offer(id, VectorSet.squaredDistance(queries[i], vector));
      }
    }
    return Arrays.stream(nearest).map(NearestIds::ids).toArray(int[][]::new);
  }

  private static Measurement searches(
      Connection connection, float[][] queries, int[][] truth, double buildSeconds)
      throws SQLException {
    try (PreparedStatement search = connection.prepareStatement(QuiverNeighbours.SEARCH)) {
      int[] next = {0};
      double[] recall = {0};
      double rate =
          Rates.of(
              () -> {
                int query = next[0]++ % queries.length;
                search.setObject(1, queries[query]);
                recall[0] += VectorSet.recall(truth[query], DuckDbNeighbours.ids(search));
              });
      return new Measurement(
          rate,
          String.format(
              Locale.ROOT, "recall %.3f, index in %.0f s", recall[0] / next[0], buildSeconds));
    }
  }
}
