package io.quiver.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Random;

/** One row changed by its key and committed, through prepared statements of one connection. */
final class ChangeWorkloads {
  private static final int KEYS = 100_000;
  private static final int DELETED = 1_000_000;

  /** Has no factor in common with the number of keys: every key comes once. */
  private static final long STEP = 7_919;

  private ChangeWorkloads() {}

  static Measurement insert(Site site) throws SQLException {
    try (Connection connection = site.connect()) {
      NodeWorkloads.load(connection, KEYS);
      long[] next = {KEYS};
      try (PreparedStatement insert = connection.prepareStatement(NodeWorkloads.INSERT)) {
        return Measurement.of(
            Rates.of(
                () -> {
                  insert.setLong(1, next[0]++);
                  insert.setString(2, "a new node");
                  insert.setDouble(3, 1.5);
                  expectOne(insert);
                }));
      }
    }
  }

  static Measurement update(Site site) throws SQLException {
    Random random = new Random(42);
    try (Connection connection = site.connect()) {
      NodeWorkloads.load(connection, KEYS);
      try (PreparedStatement update =
          connection.prepareStatement("UPDATE node SET score = ? WHERE id = ?")) {
        return Measurement.of(
            Rates.of(
                () -> {
                  update.setDouble(1, random.nextDouble());
                  update.setLong(2, random.nextInt(KEYS));
                  expectOne(update);
                }));
      }
    }
  }

  static Measurement delete(Site site) throws SQLException {
    try (Connection connection = site.connect()) {
      NodeWorkloads.load(connection, DELETED);
      long[] next = {0};
      try (PreparedStatement delete =
          connection.prepareStatement("DELETE FROM node WHERE id = ?")) {
        return Measurement.of(
            Rates.of(
                () -> {
                  delete.setLong(1, next[0]++ * STEP % DELETED);
                  expectOne(delete);
                }));
      }
    }
  }

  private static void expectOne(PreparedStatement change) throws SQLException {
    int rows = change.executeUpdate();
    if (rows != 1) {
      throw new SQLException(rows + " rows were changed");
    }
  }
}
