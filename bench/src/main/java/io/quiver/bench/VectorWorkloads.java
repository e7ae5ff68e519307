package io.quiver.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The nearest of clustered vectors: rate through JDBC and recall against an exact search. Peers
 * without vectors keep bytes and compare them with a function of ours.
 */
final class VectorWorkloads {
  private static final int ROWS = 100_000;
  private static final int DIMENSIONS = 128;
  private static final int CLUSTERS = 200;
  private static final int QUERIES = 200;
  private static final int K = 10;

  private VectorWorkloads() {}

  static Measurement topTen(Site site) throws SQLException {
    Random random = new Random(7);
    float[][] centers = gaussian(random, CLUSTERS, 1);
    float[][] vectors = around(random, centers, ROWS);
    float[][] queries = around(random, centers, QUERIES);
    try (Connection connection = site.connect()) {
      VectorForm form = VectorForm.of(site.peer());
      form.prepare(connection, DIMENSIONS);
      load(connection, form, vectors);
      if (site.peer() == Peer.QUIVER) {
        index(connection);
      }
      try (PreparedStatement search = connection.prepareStatement(form.query())) {
        double found = 0;
        int compared = form.isIndexed() ? QUERIES : 3;
        for (int i = 0; i < compared; i++) {
          Set<Integer> hits = search(search, form, queries[i]);
          hits.retainAll(exact(vectors, queries[i]));
          found += hits.size();
        }
        int[] next = {0};
        double rate =
            Rates.of(
                () -> {
                  if (search(search, form, queries[next[0]++ % QUERIES]).size() != K) {
                    throw new SQLException("fewer than 10 rows");
                  }
                });
        return new Measurement(
            rate, String.format(Locale.ROOT, "recall@10 %.3f", found / (compared * K)));
      }
    }
  }

  private static void load(Connection connection, VectorForm form, float[][] vectors)
      throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement insert = connection.prepareStatement(form.insert())) {
      for (int i = 0; i < vectors.length; i++) {
        insert.setInt(1, i);
        insert.setObject(2, form.parameter(vectors[i]));
        insert.addBatch();
        if (i % 1000 == 999) {
          insert.executeBatch();
        }
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static void index(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE VECTOR INDEX item_emb ON item(emb) WITH (metric = 'l2')");
      awaitGraph(statement);
    }
  }

  /** The graph is built in the background; until then searches are exact and slower. */
  private static void awaitGraph(Statement statement) throws SQLException {
    for (int i = 0; i < 1_200; i++) {
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT ROWS_IN_GRAPH FROM SYS.INDEXES WHERE INDEX_NAME = 'ITEM_EMB'")) {
        if (rows.next() && rows.getLong(1) >= ROWS * 9L / 10) {
          return;
        }
      }
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SQLException(e);
      }
    }
  }

  private static Set<Integer> search(PreparedStatement search, VectorForm form, float[] query)
      throws SQLException {
    search.setObject(1, form.parameter(query));
    Set<Integer> ids = new HashSet<>();
    try (ResultSet rows = search.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getInt(1));
      }
    }
    return ids;
  }

  private static Set<Integer> exact(float[][] vectors, float[] query) {
    double[] distances = new double[vectors.length];
    Integer[] order = new Integer[vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      order[i] = i;
      for (int d = 0; d < DIMENSIONS; d++) {
        double difference = vectors[i][d] - query[d];
        distances[i] += difference * difference;
      }
    }
    Arrays.sort(order, Comparator.comparingDouble(i -> distances[i]));
    return new HashSet<>(Arrays.asList(order).subList(0, K));
  }

  private static float[][] gaussian(Random random, int count, double scale) {
    float[][] vectors = new float[count][DIMENSIONS];
    for (float[] vector : vectors) {
      for (int d = 0; d < DIMENSIONS; d++) {
        vector[d] = (float) (random.nextGaussian() * scale);
      }
    }
    return vectors;
  }

  private static float[][] around(Random random, float[][] centers, int count) {
    float[][] vectors = gaussian(random, count, 0.35);
    for (float[] vector : vectors) {
      float[] center = centers[random.nextInt(centers.length)];
      for (int d = 0; d < DIMENSIONS; d++) {
        vector[d] += center[d];
      }
    }
    return vectors;
  }
}
