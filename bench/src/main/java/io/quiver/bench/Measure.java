package io.quiver.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/** Measures one figure of one peer in this process. */
final class Measure {
  private static final int KEYS = 100_000;
  private static final long WARM_UP_NANOS = 3_000_000_000L;
  private static final long RUN_NANOS = 3_000_000_000L;

  private final Connection connection;
  private final Random random = new Random(42);

  private Measure(Connection connection) {
    this.connection = connection;
  }

  /** Arguments: peer, figure, directory. */
  public static void main(String[] args) throws SQLException {
    Peer peer = Peer.valueOf(args[0]);
    Figure figure = Figure.valueOf(args[1]);
    try (Connection connection = peer.open(Path.of(args[2]))) {
      Measure measure = new Measure(connection);
      Measurement result =
          switch (figure) {
            case POINT_PREPARED -> measure.pointPrepared();
            case POINT_LITERAL -> measure.pointLiteral();
            case INSERT_AUTOCOMMIT -> measure.insertAutocommit();
            case BATCH_INSERT -> measure.batchInsert();
            case TWO_HOP -> measure.twoHop();
            case TOP_10 -> VectorMeasure.topTen(connection);
          };
      System.out.println(result.print());
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void loadKeys(int count) throws SQLException {
    execute("CREATE TABLE node (id BIGINT PRIMARY KEY, name VARCHAR(40), score DOUBLE PRECISION)");
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO node VALUES (?, ?, ?)")) {
      for (int i = 0; i < count; i++) {
        insert.setLong(1, i);
        insert.setString(2, "node number " + i);
        insert.setDouble(3, i * 0.5);
        insert.addBatch();
        if (i % 1000 == 999) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** One unit of work. */
  @FunctionalInterface
  interface Work {
    void run() throws SQLException;
  }

  /** Repeats the work for a while to warm up, then for as long again; units per second. */
  static double rate(Work work) throws SQLException {
    repeat(work, WARM_UP_NANOS);
    return repeat(work, RUN_NANOS);
  }

  private static double repeat(Work work, long nanos) throws SQLException {
    long start = System.nanoTime();
    long count = 0;
    long elapsed;
    do {
      for (int i = 0; i < 16; i++) {
        work.run();
      }
      count += 16;
      elapsed = System.nanoTime() - start;
    } while (elapsed < nanos);
    return count * 1e9 / elapsed;
  }

  private static void expectRow(ResultSet rows) throws SQLException {
    if (!rows.next() || rows.getString(1) == null) {
      throw new SQLException("no row");
    }
  }

  private Measurement pointPrepared() throws SQLException {
    loadKeys(KEYS);
    try (PreparedStatement select =
        connection.prepareStatement("SELECT name, score FROM node WHERE id = ?")) {
      double rate =
          rate(
              () -> {
                select.setLong(1, random.nextInt(KEYS));
                try (ResultSet rows = select.executeQuery()) {
                  expectRow(rows);
                }
              });
      return new Measurement(rate, "");
    }
  }

  private Measurement pointLiteral() throws SQLException {
    loadKeys(KEYS);
    try (Statement statement = connection.createStatement()) {
      double rate =
          rate(
              () -> {
                try (ResultSet rows =
                    statement.executeQuery(
                        "SELECT name, score FROM node WHERE id = " + random.nextInt(KEYS))) {
                  expectRow(rows);
                }
              });
      return new Measurement(rate, "");
    }
  }

  private Measurement insertAutocommit() throws SQLException {
    execute("CREATE TABLE node (id BIGINT PRIMARY KEY, name VARCHAR(40), score DOUBLE PRECISION)");
    long[] next = {0};
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO node VALUES (?, ?, ?)")) {
      double rate =
          rate(
              () -> {
                insert.setLong(1, next[0]++);
                insert.setString(2, "a new node");
                insert.setDouble(3, 1.5);
                insert.executeUpdate();
              });
      return new Measurement(rate, "");
    }
  }

  private Measurement batchInsert() throws SQLException {
    int count = 1_000_000;
    long start = System.nanoTime();
    loadKeys(count);
    return new Measurement(count * 1e9 / (System.nanoTime() - start), "");
  }

  private Measurement twoHop() throws SQLException {
    int vertices = 200_000;
    int edges = 2_000_000;
    execute("CREATE TABLE edge (id BIGINT PRIMARY KEY, src BIGINT NOT NULL, dst BIGINT NOT NULL)");
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO edge VALUES (?, ?, ?)")) {
      for (int i = 0; i < edges; i++) {
        insert.setLong(1, i);
        insert.setLong(2, random.nextInt(vertices));
        insert.setLong(3, random.nextInt(vertices));
        insert.addBatch();
        if (i % 1000 == 999) {
          insert.executeBatch();
        }
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
    execute("CREATE INDEX edge_src ON edge (src)");
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT COUNT(*) FROM edge a JOIN edge b ON b.src = a.dst WHERE a.src = ?")) {
      double rate =
          rate(
              () -> {
                select.setLong(1, random.nextInt(vertices));
                try (ResultSet rows = select.executeQuery()) {
                  expectRow(rows);
                }
              });
      return new Measurement(rate, "");
    }
  }
}
