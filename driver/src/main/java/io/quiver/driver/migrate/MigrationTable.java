package io.quiver.driver.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The table that says which versions a database has. Its row of version 0 is what concurrent
 * migrators lock. The undo is kept with the row, so that a database can go back without the files.
 */
final class MigrationTable {
  private static final String NAME = "QUIVER_MIGRATIONS";
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int LOCK_TRIES = 60;

  private final Connection connection;

  MigrationTable(Connection connection) {
    this.connection = connection;
  }

  /** A version that the database has. */
  record Row(int version, String name, String checksum, @Nullable String undo, Instant applied) {}

  boolean exists() throws SQLException {
    try (ResultSet tables =
        connection.getMetaData().getTables(null, connection.getSchema(), NAME, null)) {
      return tables.next();
    }
  }

  /** In a transaction of its own; of two that try, one is late and finds what it wants. */
  void create() throws SQLException {
    if (exists()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE "
              + NAME
              + " (version INT PRIMARY KEY, name VARCHAR NOT NULL, checksum VARCHAR(64) NOT NULL,"
              + " undo CLOB, applied TIMESTAMP(6) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT"
              + " NULL, millis BIGINT NOT NULL)");
      statement.execute(
          "INSERT INTO "
              + NAME
              + " (version, name, checksum, millis) VALUES (0, 'row that migrators lock', '', 0)");
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      if (!exists()) {
        throw e;
      }
    }
  }

  /** Until the transaction ends; waits as long as another migrator works. */
  void lock() throws SQLException {
    for (int tries = LOCK_TRIES; ; tries--) {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT version FROM " + NAME + " WHERE version = 0 FOR UPDATE")) {
        row.next();
        return;
      } catch (SQLException e) {
        if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState()) || tries == 1) {
          throw e;
        }
        connection.rollback();
      }
    }
  }

  /** By version. */
  TreeMap<Integer, Row> rows() throws SQLException {
    TreeMap<Integer, Row> rows = new TreeMap<>();
    if (exists()) {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT version, name, checksum, undo, applied FROM "
                      + NAME
                      + " WHERE version > 0")) {
        while (row.next()) {
          rows.put(
              row.getInt(1),
              new Row(
                  row.getInt(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getObject(5, Instant.class)));
        }
      }
    }
    return rows;
  }

  void add(Migration migration, long millis) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO "
                + NAME
                + " (version, name, checksum, undo, millis) VALUES (?, ?, ?, ?, ?)")) {
      insert.setInt(1, migration.version());
      insert.setString(2, migration.name());
      insert.setString(3, migration.checksum());
      insert.setString(4, migration.undo());
      insert.setLong(5, millis);
      insert.executeUpdate();
    }
  }

  void remove(int version) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM " + NAME + " WHERE version = ?")) {
      delete.setInt(1, version);
      delete.executeUpdate();
    }
  }
}
