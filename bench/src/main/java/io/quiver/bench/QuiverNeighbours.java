package io.quiver.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** Quiver by prepared statements. */
final class QuiverNeighbours implements Neighbours {
  static final String TABLE =
      "CREATE TABLE item (id INT PRIMARY KEY, category INT NOT NULL, emb VECTOR(%d) NOT NULL)";
  static final String INSERT = "INSERT INTO item VALUES (?, ?, ?)";
  static final String SEARCH = "SELECT id FROM item ORDER BY emb <-> ? LIMIT 10";

  private static final int BATCH = 1_000;

  private final Connection connection;
  private final String options;
  private final PreparedStatement all;
  private final PreparedStatement some;

  QuiverNeighbours(Site site, int dimensions, String options) throws SQLException {
    this.options = options;
    connection = site.connect();
    Site.execute(connection, TABLE.formatted(dimensions));
    all = connection.prepareStatement(SEARCH);
    some =
        connection.prepareStatement(
            "SELECT id FROM item WHERE category < ? ORDER BY emb <-> ? LIMIT 10");
  }

  @Override
  public void load(VectorSet set) throws SQLException {
    insert(connection, set, 0, set.vectors.length);
    createIndex(connection, options);
  }

  /** In one transaction. */
  static void insert(Connection connection, VectorSet set, int from, int to) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (int id = from; id < to; id++) {
        insert.setInt(1, id);
        insert.setInt(2, set.categories[id]);
        insert.setObject(3, set.vectors[id]);
        insert.addBatch();
        if ((id + 1) % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** Returns when the graph is there: until then searches are exact and slower. */
  static void createIndex(Connection connection, String options) throws SQLException {
    Site.execute(
        connection,
        "CREATE VECTOR INDEX item_emb ON item(emb) INCLUDE (category) WITH (metric = 'l2'"
            + options
            + ")");
    try (PreparedStatement state =
        connection.prepareStatement(
            "SELECT 1 FROM SYS.VECTOR_INDEXES WHERE state = 'READY' AND delta_rows = 0")) {
      for (int i = 0; i < 36_000; i++) {
        try (ResultSet rows = state.executeQuery()) {
          if (rows.next()) {
            return;
          }
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException(e);
    }
    throw new SQLException("no graph after half an hour");
  }

  @Override
  public void tune(int ef) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ALTER INDEX item_emb SET (ef_search = " + ef + ")");
    }
  }

  @Override
  public int[] search(float[] query, int belowCategory) throws SQLException {
    if (belowCategory == VectorSet.CATEGORIES) {
      all.setObject(1, query);
      return DuckDbNeighbours.ids(all);
    }
    some.setInt(1, belowCategory);
    some.setObject(2, query);
    return DuckDbNeighbours.ids(some);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
