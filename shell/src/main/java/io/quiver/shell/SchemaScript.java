package io.quiver.shell;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code .schema} prints: statements that make tables, their constraints, indexes and
 * comments, views and procedures again, in an order in which they run. Reads the information
 * schema, so that it works on any connection.
 */
final class SchemaScript {
  private static final String NOT_SYSTEM = "NOT IN ('INFORMATION_SCHEMA', 'SYS')";

  private final Connection connection;
  private final String pattern;

  private SchemaScript(Connection connection, String pattern) {
    this.connection = connection;
    this.pattern = pattern;
  }

  /** A table or view. */
  private record Relation(String schema, String name, @Nullable String comment) {}

  static void print(Connection connection, String name, PrintStream out) throws SQLException {
    SchemaScript script = new SchemaScript(connection, CatalogCommands.pattern(name));
    for (String statement : script.statements()) {
      out.println(statement + ";");
    }
  }

  private List<String> statements() throws SQLException {
    List<String> statements = new ArrayList<>();
    List<Relation> tables = relations("BASE TABLE");
    for (Relation table : tables) {
      statements.add(table(table));
    }
    for (Relation table : tables) {
      foreignKeys(table, statements);
      indexes(table, statements);
      comments(table, statements);
    }
    for (Relation view : relations("VIEW")) {
      view(view, statements);
    }
    procedures(statements);
    return statements;
  }

  private List<List<@Nullable String>> rows(String sql, String... parameters) throws SQLException {
    List<List<@Nullable String>> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          List<@Nullable String> row = new ArrayList<>();
          for (int i = 1; i <= columns; i++) {
            row.add(rows.getString(i));
          }
          found.add(row);
        }
      }
    }
    return found;
  }

  private static String text(List<@Nullable String> row, int column) {
    String value = row.get(column);
    return value == null ? "" : value;
  }

  private List<Relation> relations(String type) throws SQLException {
    List<Relation> found = new ArrayList<>();
    for (List<@Nullable String> row :
        rows(
            "SELECT TABLE_SCHEMA, TABLE_NAME, REMARKS FROM INFORMATION_SCHEMA.TABLES WHERE"
                + " TABLE_TYPE = ? AND TABLE_SCHEMA "
                + NOT_SYSTEM
                + " AND "
                + CatalogCommands.name("TABLE", pattern)
                + " LIKE ? ORDER BY TABLE_SCHEMA, TABLE_NAME",
            type,
            pattern)) {
      found.add(new Relation(text(row, 0), text(row, 1), row.get(2)));
    }
    return found;
  }

  private String name(String schema, String name) throws SQLException {
    String quoted = DefinitionScript.quoted(name);
    return schema.equals(connection.getSchema())
        ? quoted
        : DefinitionScript.quoted(schema) + "." + quoted;
  }

  private String name(Relation relation) throws SQLException {
    return name(relation.schema(), relation.name());
  }

  // ---- tables

  private String table(Relation table) throws SQLException {
    List<String> lines = new ArrayList<>();
    for (List<@Nullable String> row :
        rows(
            "SELECT COLUMN_NAME, DECLARED_TYPE, COLUMN_DEFAULT, IS_NULLABLE, IS_IDENTITY,"
                + " IDENTITY_GENERATION, GENERATION_EXPRESSION FROM INFORMATION_SCHEMA.COLUMNS"
                + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION",
            table.schema(),
            table.name())) {
      lines.add(column(row));
    }
    for (List<@Nullable String> row :
        rows(
            "SELECT CONSTRAINT_NAME, CONSTRAINT_TYPE, LISTAGG('\"' || REPLACE(COLUMN_NAME, '\"',"
                + " '\"\"') || '\"', ', ') WITHIN GROUP (ORDER BY ORDINAL_POSITION) FROM"
                + " INFORMATION_SCHEMA.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?"
                + " AND CONSTRAINT_TYPE <> 'FOREIGN KEY' GROUP BY CONSTRAINT_NAME, CONSTRAINT_TYPE"
                + " ORDER BY CONSTRAINT_TYPE, CONSTRAINT_NAME",
            table.schema(),
            table.name())) {
      lines.add(constraint(row) + row.get(1) + " (" + row.get(2) + ")");
    }
    for (List<@Nullable String> row :
        rows(
            "SELECT c.CONSTRAINT_NAME, c.CHECK_CLAUSE FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS c"
                + " JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS t ON t.CONSTRAINT_SCHEMA ="
                + " c.CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME WHERE"
                + " t.TABLE_SCHEMA = ? AND t.TABLE_NAME = ? AND t.CONSTRAINT_TYPE = 'CHECK' ORDER"
                + " BY 1",
            table.schema(),
            table.name())) {
      lines.add(constraint(row) + "CHECK (" + row.get(1) + ")");
    }
    return "CREATE TABLE " + name(table) + " (\n  " + String.join(",\n  ", lines) + ")";
  }

  private static String constraint(List<@Nullable String> row) {
    String name = row.get(0);
    return name == null ? "" : "CONSTRAINT " + DefinitionScript.quoted(name) + " ";
  }

  private static String column(List<@Nullable String> row) {
    StringBuilder column = new StringBuilder(DefinitionScript.quoted(text(row, 0)));
    column.append(' ').append(row.get(1));
    if (row.get(6) != null) {
      column.append(" GENERATED ALWAYS AS (").append(row.get(6)).append(")");
    } else if ("YES".equals(row.get(4))) {
      column.append(" GENERATED ").append(row.get(5)).append(" AS IDENTITY");
    } else if (row.get(2) != null) {
      column.append(" DEFAULT ").append(row.get(2));
    }
    return column.append("NO".equals(row.get(3)) ? " NOT NULL" : "").toString();
  }

  private void foreignKeys(Relation table, List<String> statements) throws SQLException {
    for (List<@Nullable String> row :
        rows(
            "SELECT CONSTRAINT_NAME, LISTAGG('\"' || REPLACE(COLUMN_NAME, '\"', '\"\"') || '\"',"
                + " ', ') WITHIN GROUP (ORDER BY ORDINAL_POSITION), MAX(REFERENCED_TABLE_SCHEMA),"
                + " MAX(REFERENCED_TABLE_NAME), LISTAGG('\"' || REPLACE(REFERENCED_COLUMN_NAME,"
                + " '\"', '\"\"') || '\"', ', ') WITHIN GROUP (ORDER BY ORDINAL_POSITION),"
                + " MAX(DELETE_RULE), MAX(UPDATE_RULE) FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE"
                + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND CONSTRAINT_TYPE = 'FOREIGN KEY'"
                + " GROUP BY CONSTRAINT_NAME ORDER BY CONSTRAINT_NAME",
            table.schema(),
            table.name())) {
      statements.add(
          "ALTER TABLE "
              + name(table)
              + " ADD "
              + constraint(row)
              + "FOREIGN KEY ("
              + row.get(1)
              + ") REFERENCES "
              + name(text(row, 2), text(row, 3))
              + " ("
              + row.get(4)
              + ")"
              + rule(" ON DELETE ", row.get(5))
              + rule(" ON UPDATE ", row.get(6)));
    }
  }

  private static String rule(String words, @Nullable String rule) {
    return rule == null || rule.equals("NO ACTION") ? "" : words + rule;
  }

  /** Those of constraints come with them. */
  private void indexes(Relation table, List<String> statements) throws SQLException {
    for (List<@Nullable String> row :
        rows(
            "SELECT i.INDEX_NAME, i.INDEX_TYPE_NAME, i.IS_UNIQUE, i.OPTIONS FROM"
                + " INFORMATION_SCHEMA.INDEXES i WHERE i.TABLE_SCHEMA = ? AND i.TABLE_NAME = ? AND"
                + " i.IS_GENERATED = 'NO' ORDER BY i.INDEX_NAME",
            table.schema(),
            table.name())) {
      String options = row.get(3);
      String kind =
          options == null
              ? "YES".equals(row.get(2)) ? "UNIQUE INDEX " : "INDEX "
              : options.startsWith("analyzer=") ? "TEXT INDEX " : "VECTOR INDEX ";
      statements.add(
          "CREATE "
              + kind
              + DefinitionScript.quoted(text(row, 0))
              + " ON "
              + name(table)
              + " ("
              + indexColumns(table, text(row, 0))
              + ")"
              + options(options));
    }
  }

  private String indexColumns(Relation table, String index) throws SQLException {
    return rows(
            "SELECT COLUMN_NAME, ORDERING_SPECIFICATION FROM INFORMATION_SCHEMA.INDEX_COLUMNS WHERE"
                + " TABLE_SCHEMA = ? AND INDEX_NAME = ? ORDER BY ORDINAL_POSITION",
            table.schema(),
            index)
        .stream()
        .map(
            row ->
                DefinitionScript.quoted(text(row, 0)) + ("DESC".equals(row.get(1)) ? " DESC" : ""))
        .collect(Collectors.joining(", "));
  }

  private static String options(@Nullable String options) {
    if (options == null) {
      return "";
    }
    return List.of(options.split(", ", -1)).stream()
        .map(option -> option.split("=", 2))
        .map(pair -> pair[0] + " = " + DefinitionScript.text(value(pair)))
        .collect(Collectors.joining(", ", " WITH (", ")"));
  }

  /** Boosts stand with blanks between them, but are given with commas. */
  private static String value(String[] pair) {
    return pair[0].equals("boosts") ? pair[1].replace(" ", ", ") : pair[1];
  }

  private void comments(Relation table, List<String> statements) throws SQLException {
    comment("TABLE " + name(table), table.comment(), statements);
    for (List<@Nullable String> row :
        rows(
            "SELECT COLUMN_NAME, REMARKS FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND"
                + " TABLE_NAME = ? ORDER BY ORDINAL_POSITION",
            table.schema(),
            table.name())) {
      comment(
          "COLUMN " + name(table) + "." + DefinitionScript.quoted(text(row, 0)),
          row.get(1),
          statements);
    }
  }

  private static void comment(String what, @Nullable String comment, List<String> statements) {
    if (comment != null && !comment.isEmpty()) {
      statements.add("COMMENT ON " + what + " IS " + DefinitionScript.text(comment));
    }
  }

  // ---- views and procedures

  private void view(Relation view, List<String> statements) throws SQLException {
    String columns =
        rows(
                "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND"
                    + " TABLE_NAME = ? ORDER BY ORDINAL_POSITION",
                view.schema(),
                view.name())
            .stream()
            .map(row -> DefinitionScript.quoted(text(row, 0)))
            .collect(Collectors.joining(", "));
    String query =
        text(
            rows(
                    "SELECT VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS WHERE TABLE_SCHEMA = ?"
                        + " AND TABLE_NAME = ?",
                    view.schema(),
                    view.name())
                .get(0),
            0);
    statements.add(
        "CREATE VIEW "
            + name(view)
            + (columns.isEmpty() ? "" : " (" + columns + ")")
            + " AS "
            + query);
    comment("VIEW " + name(view), view.comment(), statements);
  }

  private void procedures(List<String> statements) throws SQLException {
    for (List<@Nullable String> row :
        rows(
            "SELECT ROUTINE_SCHEMA, ROUTINE_NAME, ROUTINE_DEFINITION, REMARKS FROM"
                + " INFORMATION_SCHEMA.ROUTINES WHERE ROUTINE_TYPE = 'PROCEDURE' AND"
                + " "
                + CatalogCommands.name("ROUTINE", pattern)
                + " LIKE ?", // used ones come before those that use them
            pattern)) {
      String parameters =
          rows(
                  "SELECT PARAMETER_MODE, PARAMETER_NAME, DECLARED_TYPE FROM"
                      + " INFORMATION_SCHEMA.PARAMETERS WHERE SPECIFIC_SCHEMA = ? AND SPECIFIC_NAME"
                      + " = ? ORDER BY ORDINAL_POSITION",
                  text(row, 0),
                  text(row, 1))
              .stream()
              .map(p -> p.get(0) + " " + DefinitionScript.quoted(text(p, 1)) + " " + p.get(2))
              .collect(Collectors.joining(", ", "(", ")"));
      String name = name(text(row, 0), text(row, 1));
      statements.add("CREATE PROCEDURE " + name + parameters + " " + row.get(2));
      comment("PROCEDURE " + name, row.get(3), statements);
    }
  }
}
