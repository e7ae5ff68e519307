package io.quiver.tck.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Procedures are kept with their database. */
final class ProcedureTest {
  private static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        found.add(String.join("|", row));
      }
    }
    return found;
  }

  @Test
  void areKeptAndShown(@TempDir Path directory) throws SQLException {
    String url = "jdbc:quiver:" + directory.resolve("kg") + ";linger=0";
    try (Connection connection = DriverManager.getConnection(url)) {
      run(
          connection,
          "CREATE PROCEDURE twice(IN a DECIMAL(10, 2), OUT b DECIMAL(12, 2)) BEGIN ATOMIC SET b = a"
              + " * 2; END",
          "COMMENT ON PROCEDURE twice IS 'doubles'");
    }
    try (Connection connection = DriverManager.getConnection(url)) {
      assertEquals(List.of("2.50"), rows(connection, "CALL twice(1.25, NULL)"));
      assertEquals(
          List.of("TWICE|PROCEDURE|doubles"),
          rows(
              connection,
              "SELECT ROUTINE_NAME, ROUTINE_TYPE, REMARKS FROM INFORMATION_SCHEMA.ROUTINES WHERE"
                  + " ROUTINE_SCHEMA = 'PUBLIC'"));
      assertEquals(
          List.of("1|IN|A|DECIMAL(10, 2)", "2|OUT|B|DECIMAL(12, 2)"),
          rows(
              connection,
              "SELECT ORDINAL_POSITION, PARAMETER_MODE, PARAMETER_NAME, DECLARED_TYPE FROM"
                  + " INFORMATION_SCHEMA.PARAMETERS WHERE ROUTINE_TYPE = 'PROCEDURE' ORDER BY 1"));
      assertEquals(List.of("TWICE|PUBLIC"), rows(connection, "SHOW PROCEDURES"));
    }
  }
}
