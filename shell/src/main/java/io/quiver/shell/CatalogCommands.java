package io.quiver.shell;

import io.quiver.shell.format.Mode;
import io.quiver.shell.format.Results;
import io.quiver.shell.format.Settings;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What dot commands tell of the catalog, from the information schema. */
final class CatalogCommands {
  private CatalogCommands() {}

  private static String pattern(String name) {
    return name.isEmpty() ? "%" : name.toUpperCase(Locale.ROOT).replace('*', '%');
  }

  static void tables(Connection connection, String name, PrintStream out) throws SQLException {
    list(
        connection,
        "SELECT CASE TABLE_SCHEMA WHEN CURRENT_SCHEMA THEN '' ELSE TABLE_SCHEMA || '.' END ||"
            + " TABLE_NAME AS TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA NOT IN"
            + " ('INFORMATION_SCHEMA', 'SYS') AND UPPER(TABLE_NAME) LIKE ? ORDER BY TABLE_SCHEMA,"
            + " TABLE_NAME",
        name,
        out);
  }

  static void indexes(Connection connection, String table, PrintStream out) throws SQLException {
    list(
        connection,
        "SELECT INDEX_NAME FROM INFORMATION_SCHEMA.INDEXES WHERE TABLE_SCHEMA NOT IN"
            + " ('INFORMATION_SCHEMA', 'SYS') AND UPPER(TABLE_NAME) LIKE ? ORDER BY INDEX_NAME",
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

  /** Tables and views as statements that would make them. */
  static void schema(Connection connection, String name, PrintStream out) throws SQLException {
    try (PreparedStatement tables =
        connection.prepareStatement(
            "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE FROM INFORMATION_SCHEMA.TABLES WHERE"
                + " TABLE_SCHEMA NOT IN ('INFORMATION_SCHEMA', 'SYS') AND UPPER(TABLE_NAME) LIKE ?"
                + " ORDER BY TABLE_TYPE, TABLE_SCHEMA, TABLE_NAME")) {
      tables.setString(1, pattern(name));
      try (ResultSet rows = tables.executeQuery()) {
        while (rows.next()) {
          String schema = rows.getString(1);
          String table = rows.getString(2);
          out.println(
              rows.getString(3).equals("VIEW")
                  ? view(connection, schema, table)
                  : table(connection, schema, table));
        }
      }
    }
  }

  private static String name(Connection connection, String schema, String table)
      throws SQLException {
    String quoted = DefinitionScript.quoted(table);
    return schema.equals(connection.getSchema())
        ? quoted
        : DefinitionScript.quoted(schema) + "." + quoted;
  }

  private static String view(Connection connection, String schema, String view)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS WHERE TABLE_SCHEMA = ? AND"
                + " TABLE_NAME = ?")) {
      statement.setString(1, schema);
      statement.setString(2, view);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return "CREATE VIEW " + name(connection, schema, view) + " AS " + rows.getString(1) + ";";
      }
    }
  }

  private static String table(Connection connection, String schema, String table)
      throws SQLException {
    List<String> lines = new ArrayList<>();
    try (PreparedStatement columns =
        connection.prepareStatement(
            "SELECT COLUMN_NAME, DECLARED_TYPE, COLUMN_DEFAULT, IS_NULLABLE, IS_IDENTITY,"
                + " IDENTITY_GENERATION, GENERATION_EXPRESSION FROM INFORMATION_SCHEMA.COLUMNS"
                + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION")) {
      columns.setString(1, schema);
      columns.setString(2, table);
      try (ResultSet rows = columns.executeQuery()) {
        while (rows.next()) {
          lines.add(column(rows));
        }
      }
    }
    try (PreparedStatement constraints =
        connection.prepareStatement(
            "SELECT CONSTRAINT_NAME, CONSTRAINT_TYPE, LISTAGG('\"' || COLUMN_NAME || '\"', ', ')"
                + " WITHIN GROUP (ORDER BY ORDINAL_POSITION), MAX(REFERENCED_TABLE_NAME),"
                + " LISTAGG('\"' || REFERENCED_COLUMN_NAME || '\"', ', ') WITHIN GROUP (ORDER BY"
                + " ORDINAL_POSITION) FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA ="
                + " ? AND TABLE_NAME = ? GROUP BY CONSTRAINT_NAME, CONSTRAINT_TYPE ORDER BY"
                + " CONSTRAINT_TYPE DESC, CONSTRAINT_NAME")) {
      constraints.setString(1, schema);
      constraints.setString(2, table);
      try (ResultSet rows = constraints.executeQuery()) {
        while (rows.next()) {
          String references =
              rows.getString(4) == null
                  ? ""
                  : " REFERENCES "
                      + DefinitionScript.quoted(rows.getString(4))
                      + " ("
                      + rows.getString(5)
                      + ")";
          lines.add(rows.getString(2) + " (" + rows.getString(3) + ")" + references);
        }
      }
    }
    return "CREATE TABLE "
        + name(connection, schema, table)
        + " (\n  "
        + String.join(",\n  ", lines)
        + ");";
  }

  private static String column(ResultSet row) throws SQLException {
    StringBuilder column = new StringBuilder(DefinitionScript.quoted(row.getString(1)));
    column.append(' ').append(row.getString(2));
    String computed = row.getString(7);
    String value = row.getString(3);
    if (computed != null) {
      column.append(" GENERATED ALWAYS AS (").append(computed).append(")");
    } else if ("YES".equals(row.getString(5))) {
      column.append(" GENERATED ").append(row.getString(6)).append(" AS IDENTITY");
    } else if (value != null) {
      column.append(" DEFAULT ").append(value);
    }
    return column.append("NO".equals(row.getString(4)) ? " NOT NULL" : "").toString();
  }
}
