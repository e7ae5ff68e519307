package io.quiver.tck.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The main program of a child process whose heap is smaller than the vector index that it makes and
 * searches. Prints "mapped BYTES heap BYTES" and "recall SHARE", the latter again after the
 * database was opened again.
 */
final class LargeIndex {
  private static final int DIMENSIONS = 128;
  private static final int CENTRES = 200;
  private static final int QUERIES = 20;
  private static final int K = 10;
  private static final int BATCH = 500;
  private static final float[][] PLACES = centres();

  private LargeIndex() {}

  /** Arguments: the database, rows, quantization. */
  public static void main(String[] arguments) throws SQLException, InterruptedException {
    String url = "jdbc:quiver:" + arguments[0] + ";linger=0";
    int rows = Integer.parseInt(arguments[1]);
    int[][] truth = nearest(rows);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE item (id INT PRIMARY KEY, emb VECTOR(128) NOT NULL)");
      insert(connection, rows);
      statement.execute("CHECKPOINT");
      statement.execute(
          "CREATE VECTOR INDEX item_emb ON item(emb) WITH (metric = 'l2', quantization = '"
              + arguments[2]
              + "')");
      awaitGraph(statement);
      System.out.println(
          "mapped "
              + number(statement, "SELECT mapped_bytes FROM SYS.VECTOR_INDEXES")
              + " heap "
              + Runtime.getRuntime().maxMemory());
      search(connection, truth);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO item VALUES (-1, ?)")) {
        insert.setObject(1, query(0));
        insert.executeUpdate();
      }
      truth[0][0] = -1;
    }
    try (Connection connection = DriverManager.getConnection(url)) {
      search(connection, truth);
    }
    System.out.println("done");
  }

  private static float[][] centres() {
    Random random = new Random(1);
    float[][] centres = new float[CENTRES][DIMENSIONS];
    for (float[] centre : centres) {
      for (int d = 0; d < DIMENSIONS; d++) {
        centre[d] = (float) random.nextGaussian();
      }
    }
    return centres;
  }

  /** Around a centre; the same for the same id. */
  private static float[] vector(int id) {
    Random random = new Random(id * 31L + 7);
    float[] centre = PLACES[Math.floorMod(id, CENTRES)];
    float[] vector = new float[DIMENSIONS];
    double scale = 0.5;
    for (int d = 0; d < DIMENSIONS; d++) {
      vector[d] = centre[d] + (float) (random.nextGaussian() * scale);
      scale *= 0.98; // some directions matter more than others
    }
    return vector;
  }

  private static float[] query(int number) {
    return vector(-2 - number);
  }

  /** By looking at all vectors. */
  private static int[][] nearest(int rows) {
    int[][] nearest = new int[QUERIES][K];
    double[][] distances = new double[QUERIES][K];
    for (double[] each : distances) {
      Arrays.fill(each, Double.POSITIVE_INFINITY);
    }
    float[][] queries = new float[QUERIES][];
    Arrays.setAll(queries, LargeIndex::query);
    for (int id = 0; id < rows; id++) {
      float[] vector = vector(id);
      for (int q = 0; q < QUERIES; q++) {
        double distance = 0;
        for (int d = 0; d < DIMENSIONS; d++) {
          double difference = vector[d] - queries[q][d];
          distance += difference * difference;
        }
        for (int at = K - 1; at >= 0 && distance < distances[q][at]; at--) {
          if (at < K - 1) {
            distances[q][at + 1] = distances[q][at];
            nearest[q][at + 1] = nearest[q][at];
          }
          distances[q][at] = distance;
          nearest[q][at] = id;
        }
      }
    }
    return nearest;
  }

  private static void insert(Connection connection, int rows) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO item VALUES (?, ?)")) {
      for (int id = 0; id < rows; id++) {
        insert.setInt(1, id);
        insert.setObject(2, vector(id));
        insert.addBatch();
        if (id % BATCH == BATCH - 1) {
          insert.executeBatch();
          connection.commit();
        }
      }
      insert.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static void awaitGraph(Statement statement) throws SQLException, InterruptedException {
    String waiting =
        "SELECT COUNT(*) FROM SYS.VECTOR_INDEXES WHERE state <> 'READY' OR delta_rows > 0";
    while (number(statement, waiting) > 0) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    statement.execute("CHECKPOINT");
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        throw new IllegalStateException("no row: " + sql);
      }
      return rows.getLong(1);
    }
  }

  private static void search(Connection connection, int[][] truth) throws SQLException {
    int found = 0;
    try (PreparedStatement search =
        connection.prepareStatement(
            "SELECT id FROM VECTOR_SEARCH(TABLE item, DESCRIPTOR(emb), ?, 10, MAP['exact',"
                + " 'never'])")) {
      for (int q = 0; q < QUERIES; q++) {
        search.setObject(1, query(q));
        try (ResultSet rows = search.executeQuery()) {
          while (rows.next()) {
            int id = rows.getInt(1);
            found += Arrays.stream(truth[q]).anyMatch(each -> each == id) ? 1 : 0;
          }
        }
      }
    }
    System.out.println("recall " + (double) found / (QUERIES * K));
  }
}
