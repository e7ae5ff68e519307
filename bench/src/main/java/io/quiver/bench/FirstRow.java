package io.quiver.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A process that does no more than to make a table and to read its first row. */
final class FirstRow {
  private FirstRow() {}

  public static void main(String[] args) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, v VARCHAR)");
      statement.execute("INSERT INTO t VALUES (1, 'a')");
      try (ResultSet rows = statement.executeQuery("SELECT v FROM t WHERE id = 1")) {
        Rates.expectRow(rows);
      }
    }
  }
}
