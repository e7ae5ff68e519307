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

/** Top-10 over clustered vectors: rate through JDBC and recall against an exact search. */
final class VectorMeasure {
  private static final int ROWS = 100_000;
  private static final int DIMENSIONS = 128;
  private static final int CLUSTERS = 200;
  private static final int QUERIES = 200;
  private static final int K = 10;

  private VectorMeasure() {}

  static Measurement topTen(Connection connection) throws SQLException {
    Random random = new Random(7);
    float[][] centers = gaussian(random, CLUSTERS, 1);
    float[][] vectors = around(random, centers, ROWS);
    float[][] queries = around(random, centers, QUERIES);
    load(connection, vectors);
    try (PreparedStatement search =
        connection.prepareStatement("SELECT id FROM item ORDER BY l2_distance(emb, ?) LIMIT 10")) {
      double found = 0;
      for (float[] query : queries) {
        Set<Integer> hits = search(search, query);
        hits.retainAll(exact(vectors, query));
        found += hits.size();
      }
      int[] next = {0};
      double rate =
          Measure.rate(
              () -> {
                if (search(search, queries[next[0]++ % QUERIES]).size() != K) {
                  throw new SQLException("fewer than 10 rows");
                }
              });
      return new Measurement(
          rate, String.format(Locale.ROOT, "recall@10 %.3f", found / (QUERIES * K)));
    }
  }

  private static void load(Connection connection, float[][] vectors) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE item (id INT PRIMARY KEY, emb VECTOR(" + DIMENSIONS + "))");
    }
    connection.setAutoCommit(false);
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO item VALUES (?, ?)")) {
      for (int i = 0; i < vectors.length; i++) {
        insert.setInt(1, i);
        insert.setObject(2, vectors[i]);
        insert.addBatch();
        if (i % 1000 == 999) {
          insert.executeBatch();
        }
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
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
        throw new SQLException(e);
      }
    }
  }

  private static Set<Integer> search(PreparedStatement search, float[] query) throws SQLException {
    search.setObject(1, query);
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
