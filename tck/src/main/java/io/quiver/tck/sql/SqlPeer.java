package io.quiver.tck.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database that a SQL test file can run on; its driver must be on the class path. */
public enum SqlPeer {
  QUIVER("jdbc:quiver:mem:"),
  H2("jdbc:h2:mem:"),
  SQLITE("jdbc:sqlite::memory:"),
  DUCKDB("jdbc:duckdb:");

  private final String url;

  SqlPeer(String url) {
    this.url = url;
  }

  /** Opens a fresh, empty database. */
  public Connection open() throws SQLException {
    return DriverManager.getConnection(url);
  }
}
