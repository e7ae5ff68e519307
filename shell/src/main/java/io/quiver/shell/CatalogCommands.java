package io.quiver.shell;

import io.quiver.shell.format.Mode;
import io.quiver.shell.format.Results;
import io.quiver.shell.format.Settings;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/** What dot commands tell of the catalog, from the information schema. */
final class CatalogCommands {
  private CatalogCommands() {}

  static String pattern(String name) {
    return name.isEmpty() ? "%" : name.toUpperCase(Locale.ROOT).replace('*', '%');
  }

  /** What a pattern is about: names, or names with their schema when it has a dot. */
  static String name(String kind, String pattern) {
    return pattern.contains(".")
        ? "UPPER(" + kind + "_SCHEMA || '.' || " + kind + "_NAME)"
        : "UPPER(" + kind + "_NAME)";
  }

  static void tables(Connection connection, String name, PrintStream out) throws SQLException {
    list(
        connection,
        "SELECT CASE TABLE_SCHEMA WHEN CURRENT_SCHEMA THEN '' ELSE TABLE_SCHEMA || '.' END ||"
            + " TABLE_NAME AS TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA NOT IN"
            + " ('INFORMATION_SCHEMA', 'SYS') AND "
            + name("TABLE", name)
            + " LIKE ? ORDER BY TABLE_SCHEMA, TABLE_NAME",
        name,
        out);
  }

  static void indexes(Connection connection, String table, PrintStream out) throws SQLException {
    list(
        connection,
        "SELECT INDEX_NAME FROM INFORMATION_SCHEMA.INDEXES WHERE TABLE_SCHEMA NOT IN"
            + " ('INFORMATION_SCHEMA', 'SYS') AND "
            + name("TABLE", table)
            + " LIKE ? ORDER BY INDEX_NAME",
        table,
        out);
  }

  private static void list(Connection connection, String sql, String name, PrintStream out)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, pattern(name));
      try (ResultSet rows = statement.executeQuery()) {
        Results.write(rows, Mode.LIST.writer(out, Settings.DEFAULT.withHeaders(false)));
      }
    }
  }
}
