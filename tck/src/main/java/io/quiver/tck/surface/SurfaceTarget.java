package io.quiver.tck.surface;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;

/** A driver under test. */
public interface SurfaceTarget {
  /** The URL of a new, empty database that several connections can share. */
  String newUrl();

  /** The URL of a database that does not exist. */
  default String missingUrl() {
    return newUrl();
  }

  DataSource dataSource(String url) throws SQLException;

  ConnectionPoolDataSource pool(String url) throws SQLException;

  /** How a column of three floats is declared. */
  String vectorType();

  default Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url);
  }
}
