package io.quiver.tck.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** SYS.STATEMENTS counts statements that differ in literals as one. */
class StatementLogTest {
  @Test
  void countsTimesAndRows() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (id INT PRIMARY KEY)");
      for (int i = 0; i < 5; i++) {
        statement.execute("INSERT INTO t VALUES (" + i + ")");
      }
      try (PreparedStatement prepared =
          connection.prepareStatement("SELECT id FROM t WHERE id < ?")) {
        for (int i = 1; i <= 3; i++) {
          prepared.setInt(1, i);
          try (ResultSet rows = prepared.executeQuery()) {
            while (rows.next()) {
              assertTrue(rows.getInt(1) < i);
            }
          }
        }
      }
      assertEquals("5 0 5", counts(statement, "INSERT INTO t VALUES (?)"));
      assertEquals("3 0 6", counts(statement, "SELECT id FROM t WHERE id < ?"));
      statement.execute("RESET STATEMENTS");
      assertEquals("", counts(statement, "INSERT INTO t VALUES (?)"));
      statement.execute("INSERT INTO t VALUES (100)");
      assertEquals("1 0 1", counts(statement, "INSERT INTO t VALUES (?)"));
    }
  }

  private static String counts(Statement statement, String text) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT execution_count, error_count, row_count, total_millis, max_millis"
                + " FROM SYS.STATEMENTS WHERE statement = '"
                + text
                + "'")) {
      if (!rows.next()) {
        return "";
      }
      String counts = rows.getLong(1) + " " + rows.getLong(2) + " " + rows.getLong(3);
      assertTrue(rows.getDouble(4) >= rows.getDouble(5) && rows.getDouble(5) > 0);
      assertFalse(rows.next());
      return counts;
    }
  }
}
