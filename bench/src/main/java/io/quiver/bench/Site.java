package io.quiver.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Where one peer is measured: a directory of its own.
 *
 * @param directory empty at first
 * @param kept one for the peer's measurements of the whole run, for data that several share
 */
record Site(Peer peer, Path directory, Path kept) {
  Connection connect() throws SQLException {
    Connection connection = peer.open(directory);
    peer.prepare(connection);
    return connection;
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
