package io.quiver.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Random;

/** Edges as rows, joined. */
final class EdgeWorkloads {
  private static final int VERTICES = 200_000;
  private static final int EDGES = 2_000_000;
  private static final int LOADED_EDGES = 1_000_000;
  private static final int BATCH = 1_000;

  private EdgeWorkloads() {}

  /** The database is closed after loading, so that each peer reads from a file at rest. */
  static Measurement twoHop(Site site) throws SQLException {
    Random random = new Random(42);
    try (Connection connection = site.connect()) {
      load(connection, random);
    }
    try (Connection connection = site.connect();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT COUNT(*) FROM edge a JOIN edge b ON b.src = a.dst WHERE a.src = ?")) {
      Rates.Work work =
          () -> {
            select.setLong(1, random.nextInt(VERTICES));
            try (ResultSet rows = select.executeQuery()) {
              Rates.expectRow(rows);
            }
          };
      Rates.of(work);
      return Measurement.of(Rates.of(work));
    }
  }

  /** Nodes and edges, indexed both ways before they come, each in one transaction. */
  static Measurement bulkLoad(Site site) throws SQLException {
    Random random = new Random(42);
    try (Connection connection = site.connect()) {
      Site.execute(
          connection,
          "CREATE TABLE edge (id BIGINT PRIMARY KEY, src BIGINT NOT NULL, dst BIGINT NOT NULL)");
      Site.execute(connection, "CREATE INDEX edge_src ON edge (src)");
      Site.execute(connection, "CREATE INDEX edge_dst ON edge (dst)");
      long start = System.nanoTime();
      NodeWorkloads.load(connection, VERTICES);
      insert(connection, random, LOADED_EDGES);
      return Measurement.of((VERTICES + LOADED_EDGES) * 1e9 / (System.nanoTime() - start));
    }
  }

  private static void load(Connection connection, Random random) throws SQLException {
    Site.execute(
        connection,
        "CREATE TABLE edge (id BIGINT PRIMARY KEY, src BIGINT NOT NULL, dst BIGINT NOT NULL)");
    insert(connection, random, EDGES);
    Site.execute(connection, "CREATE INDEX edge_src ON edge (src)");
  }

  private static void insert(Connection connection, Random random, int edges) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO edge VALUES (?, ?, ?)")) {
      for (int i = 0; i < edges; i++) {
        insert.setLong(1, i);
        insert.setLong(2, random.nextInt(VERTICES));
        insert.setLong(3, random.nextInt(VERTICES));
        insert.addBatch();
        if (i % BATCH == BATCH - 1) {
          insert.executeBatch();
        }
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
  }
}
