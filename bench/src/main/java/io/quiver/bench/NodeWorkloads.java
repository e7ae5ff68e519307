package io.quiver.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/** Rows found and made by their key. */
final class NodeWorkloads {
  static final String TABLE =
      "CREATE TABLE node (id BIGINT PRIMARY KEY, name VARCHAR(40), score DOUBLE PRECISION)";
  static final String INSERT = "INSERT INTO node VALUES (?, ?, ?)";

  private static final int KEYS = 100_000;
  private static final int LOADED = 1_000_000;
  private static final int BATCH = 1_000;

  private NodeWorkloads() {}

  /** In one transaction, by batches. */
  static void load(Connection connection, int count) throws SQLException {
    Site.execute(connection, TABLE);
    connection.setAutoCommit(false);
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (int i = 0; i < count; i++) {
        insert.setLong(1, i);
        insert.setString(2, "node number " + i);
        insert.setDouble(3, i * 0.5);
        insert.addBatch();
        if (i % BATCH == BATCH - 1) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  static Measurement prepared(Site site) throws SQLException {
    Random random = new Random(42);
    try (Connection connection = site.connect()) {
      load(connection, KEYS);
      try (PreparedStatement select =
          connection.prepareStatement("SELECT name, score FROM node WHERE id = ?")) {
        return Measurement.of(
            Rates.of(
                () -> {
                  select.setLong(1, random.nextInt(KEYS));
                  try (ResultSet rows = select.executeQuery()) {
                    Rates.expectRow(rows);
                  }
                }));
      }
    }
  }

  /** As {@link #prepared}, in a process that another one serves. */
  static Measurement shared(Site site) throws SQLException {
    Random random = new Random(42);
    try (OwnerProcess owner = OwnerProcess.start(site, KEYS);
        Connection connection = owner.connect();
        PreparedStatement select =
            connection.prepareStatement("SELECT name, score FROM node WHERE id = ?")) {
      return Measurement.of(
          Rates.of(
              () -> {
                select.setLong(1, random.nextInt(KEYS));
                try (ResultSet rows = select.executeQuery()) {
                  Rates.expectRow(rows);
                }
              }));
    }
  }

  static Measurement literal(Site site) throws SQLException {
    Random random = new Random(42);
    try (Connection connection = site.connect()) {
      load(connection, KEYS);
      try (Statement statement = connection.createStatement()) {
        return Measurement.of(
            Rates.of(
                () -> {
                  try (ResultSet rows =
                      statement.executeQuery(
                          "SELECT name, score FROM node WHERE id = " + random.nextInt(KEYS))) {
                    Rates.expectRow(rows);
                  }
                }));
      }
    }
  }

  static Measurement batchInsert(Site site) throws SQLException {
    try (Connection connection = site.connect()) {
      long start = System.nanoTime();
      load(connection, LOADED);
      return Measurement.of(LOADED * 1e9 / (System.nanoTime() - start));
    }
  }
}
