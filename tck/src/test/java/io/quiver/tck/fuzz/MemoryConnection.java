package io.quiver.tck.fuzz;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A small database in memory, made anew after some inputs because they change it. */
final class MemoryConnection implements AutoCloseable {
  private static final int INPUTS = 250;
  private static final int TIMEOUT_SECONDS = 5;
  private static final String[] TABLES = {
    "CREATE TABLE t (id INT PRIMARY KEY, g INT, k VARCHAR(20), v INT, x DOUBLE, d DATE, j JSON)",
    "INSERT INTO t VALUES (1, 1, 'a', 10, 1.5, DATE '2024-02-29', '{\"a\":[1,2]}'),"
        + " (2, 1, 'b', NULL, -1.5, NULL, NULL), (3, 2, 'c', 30, 0, DATE '1970-01-01', '[]')",
    "CREATE TABLE node (id INT PRIMARY KEY, name VARCHAR, vec VECTOR(3))",
    "INSERT INTO node VALUES (1, 'one', VECTOR '[1,2,3]'), (2, 'two', VECTOR '[3,2,1]')",
    "CREATE TABLE edge (id INT PRIMARY KEY, src INT NOT NULL REFERENCES node (id),"
        + " dst INT NOT NULL REFERENCES node (id))",
    "INSERT INTO edge VALUES (1, 1, 2), (2, 2, 1)"
  };

  private @Nullable Connection connection;
  private int used;

  Connection get() throws SQLException {
    Connection now = connection;
    if (now == null || now.isClosed() || ++used > INPUTS) {
      if (now != null) {
        now.close();
      }
      used = 0;
      now =
          DriverManager.getConnection(
              "jdbc:quiver:mem:;max_rows=1000;max_recursion=200;max_traversal=10000;"
                  + "memory_limit_mb=32;lock_timeout=500;query_timeout="
                  + TIMEOUT_SECONDS);
      connection = now;
      for (String sql : TABLES) {
        run(sql);
      }
    }
    return now;
  }

  /** Runs a statement and reads its rows. */
  void run(String sql) throws SQLException {
    try (Statement statement = get().createStatement()) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      if (statement.execute(sql)) {
        try (ResultSet rows = statement.getResultSet()) {
          read(rows);
        }
      }
    }
  }

  static void read(ResultSet rows) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      for (int i = 1; i <= columns; i++) {
        var unused = rows.getString(i);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }
}
