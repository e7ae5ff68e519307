package io.quiver.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The ten nearest of clustered vectors: searches a second at a recall. */
final class NeighbourWorkloads {
  private static final int ROWS = Integer.getInteger("quiver.bench.vectors", 100_000);
  private static final int DIMENSIONS = 128;

  /** As careful as the tuned Lucene. */
  private static final String TUNED = ", ef_construction = " + LuceneGraph.TUNED.beamWidth();

  private static final long RUN_NANOS = 3_000_000_000L;

  private NeighbourWorkloads() {}

  /** One thread, all vectors. */
  static Workload atRecall(double recall) {
    return site -> measure(site, ROWS, DIMENSIONS, "", recall, VectorSet.CATEGORIES);
  }

  /** With a graph that is linked more carefully. */
  static Workload tuned(double recall) {
    return site -> measure(site, ROWS, DIMENSIONS, TUNED, recall, VectorSet.CATEGORIES);
  }

  /** Vectors of texts. */
  static Workload wide(double recall) {
    return site -> measure(site, ROWS / 2, 3 * DIMENSIONS, "", recall, VectorSet.CATEGORIES);
  }

  /** One thread, the rows of the first so many of 100 categories. */
  static Workload filtered(double recall, int belowCategory) {
    return site -> measure(site, ROWS, DIMENSIONS, "", recall, belowCategory);
  }

  private static Measurement measure(
      Site site, int rows, int dimensions, String options, double recall, int belowCategory)
      throws SQLException {
    VectorSet set = VectorSet.clustered(rows, dimensions);
    try (Neighbours system = Neighbours.of(site, dimensions, options)) {
      system.load(set);
      return new RecallSweep(set, system, belowCategory).at(recall);
    }
  }

  /** Rows a second until searches use a graph of all of them. */
  static Measurement build(Site site) throws SQLException {
    VectorSet set = VectorSet.clustered(ROWS, DIMENSIONS);
    try (Neighbours system = Neighbours.of(site, DIMENSIONS, "")) {
      long start = System.nanoTime();
      system.load(set);
      return Measurement.of(set.vectors.length * 1e9 / (System.nanoTime() - start));
    }
  }

  static Measurement scaling(Site site) throws SQLException {
    VectorSet set = VectorSet.clustered(ROWS, DIMENSIONS);
    try (QuiverNeighbours system = new QuiverNeighbours(site, DIMENSIONS, "")) {
      system.load(set);
      searches(site, set, 2); // to warm up
      double one = searches(site, set, 1);
      double two = searches(site, set, 2);
      return new Measurement(two / one, Math.round(one) + " and " + Math.round(two) + " queries/s");
    }
  }

  private static double searches(Site site, VectorSet set, int threadCount) throws SQLException {
    List<Future<Double>> rates = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(threadCount)) {
      for (int thread = 0; thread < threadCount; thread++) {
        int first = thread * 100;
        rates.add(threads.submit(() -> searches(site, set.queries, first)));
      }
      double sum = 0;
      for (Future<Double> rate : rates) {
        sum += rate.get();
      }
      return sum;
    } catch (ExecutionException e) {
      throw new SQLException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException(e);
    }
  }

  private static double searches(Site site, float[][] queries, int first) throws SQLException {
    try (Connection connection = site.connect();
        PreparedStatement search = connection.prepareStatement(QuiverNeighbours.SEARCH)) {
      int[] next = {first};
      return Rates.repeat(
          () -> {
            search.setObject(1, queries[next[0]++ % queries.length]);
            if (DuckDbNeighbours.ids(search).length < VectorSet.K) {
              throw new SQLException("fewer than 10 rows");
            }
          },
          RUN_NANOS);
    }
  }
}
