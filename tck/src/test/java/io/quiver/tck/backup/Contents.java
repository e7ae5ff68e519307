package io.quiver.tck.backup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Everything that SQL shows of a database, as text: to compare two of them. */
final class Contents {
  private static final List<String> DEFINITIONS =
      List.of(
          "SELECT table_name, column_name, ordinal_position, data_type, is_nullable FROM"
              + " information_schema.columns WHERE table_schema = 'PUBLIC' ORDER BY 1, 3",
          "SELECT constraint_name, table_name, constraint_type FROM"
              + " information_schema.table_constraints WHERE table_schema = 'PUBLIC' ORDER BY 1, 2",
          "SELECT sequence_name, start_value, increment FROM information_schema.sequences"
              + " ORDER BY 1");

  private Contents() {}

  static List<String> of(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      List<String> lines = new ArrayList<>();
      for (String sql : DEFINITIONS) {
        lines.addAll(rows(statement, sql));
      }
      for (String table :
          rows(
              statement,
              "SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC'"
                  + " AND table_type = 'BASE TABLE' ORDER BY 1")) {
        lines.add(table);
        lines.addAll(rows(statement, "SELECT * FROM " + table + " ORDER BY 1"));
      }
      return lines;
    }
  }

  static List<String> rows(Statement statement, String sql) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        StringJoiner line = new StringJoiner("|");
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          line.add(rows.getString(i));
        }
        lines.add(line.toString());
      }
    }
    return lines;
  }
}
