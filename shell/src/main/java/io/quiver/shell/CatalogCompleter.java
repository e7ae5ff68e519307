package io.quiver.shell;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/**
 * Completes SQL from the catalog as it is at that moment: behind FROM and its like names of tables,
 * behind a dot the columns of a table or alias or the tables of a schema, else columns of the
 * tables that the statement names, functions and words of SQL. For one thread.
 */
final class CatalogCompleter implements Completer {
  /** Where the catalog is read; fails when there is no connection. */
  interface Connected {
    Connection connection() throws SQLException;
  }

  private record Table(String schema, String name) {}

  private static final Set<String> BEFORE_TABLES =
      Set.of("FROM", "JOIN", "INTO", "UPDATE", "TABLE", "VIEW", "DESCRIBE");

  private static final List<String> WORDS =
      List.of(
          ("ALL ALTER AND ANALYZE AS ASC BEGIN BETWEEN BY CASE CAST CHECK COLUMN COMMENT COMMIT"
               + " CONFLICT CONSTRAINT COPY CREATE CROSS DATABASE DEFAULT DELETE DESC DESCRIBE"
               + " DISTINCT DO DROP ELSE END EXCEPT EXISTS EXPLAIN FALSE FETCH FOR FOREIGN FROM"
               + " FULL GRAPH GRAPH_TABLE GROUP HAVING IN INDEX INNER INSERT INTERSECT INTO IS JOIN"
               + " KEY LEFT LIKE LIMIT MATCH MERGE NOT NOTHING NULL OFFSET ON OR ORDER OUTER OVER"
               + " PARTITION PRIMARY PROCEDURE PROPERTY RECURSIVE REFERENCES RETURNING RIGHT"
               + " ROLLBACK ROWS SAVEPOINT SCHEMA SELECT SEQUENCE SET SHOW TABLE TEXT THEN TO TRUE"
               + " TRUNCATE UNION UNIQUE UPDATE USING VALUES VECTOR VIEW WHEN WHERE WITH")
              .split(" "));

  private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*");

  private final Connected shell;

  CatalogCompleter(Connected shell) {
    this.shell = shell;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String word = line.word().substring(0, Math.min(line.wordCursor(), line.word().length()));
    String before = line.line().substring(0, Math.min(line.cursor(), line.line().length()));
    try {
      propose(word, before, line.line(), candidates);
    } catch (SQLException e) {
      // Without a connection there is nothing to propose.
    }
  }

  private void propose(String word, String before, String statement, List<Candidate> candidates)
      throws SQLException {
    int start = word.length();
    while (start > 0 && Character.isJavaIdentifierPart(word.charAt(start - 1))) {
      start--;
    }
    String head = word.substring(0, start);
    String typed = word.substring(start);
    boolean lower = (typed.isEmpty() ? before : typed).chars().anyMatch(Character::isLowerCase);
    Set<String> names = new LinkedHashSet<>();
    Connection connection = shell.connection();
    List<Table> tables = tables(connection);
    List<String> tokens = tokens(before.substring(0, before.length() - typed.length()));
    String last = tokens.isEmpty() ? "" : tokens.get(tokens.size() - 1);
    if (head.endsWith(".")) {
      qualified(connection, last, tables, statement, names);
    } else if (BEFORE_TABLES.contains(last)) {
      tables.forEach(table -> names.add(table.schema().isEmpty() ? quoted(table.name()) : ""));
      tables.forEach(table -> names.add(quoted(table.schema())));
    } else {
      List<String> named = tokens(statement);
      for (Table table : tables) {
        if (named.contains(table.name().toUpperCase(Locale.ROOT))) {
          names.addAll(columns(connection, table));
        }
      }
      names.addAll(WORDS);
      names.addAll(functions(connection.getMetaData()));
    }
    names.remove("");
    for (String name : names) {
      String shown = lower && name.charAt(0) != '"' ? name.toLowerCase(Locale.ROOT) : name;
      candidates.add(new Candidate(head + shown, shown, null, null, null, null, true));
    }
  }

  /** Columns of a table or of an alias, or tables of a schema. */
  private static void qualified(
      Connection connection,
      String qualifier,
      List<Table> tables,
      String statement,
      Set<String> names)
      throws SQLException {
    List<String> tokens = tokens(statement);
    for (Table table : tables) {
      String name = table.name().toUpperCase(Locale.ROOT);
      if (table.schema().equalsIgnoreCase(qualifier)) {
        names.add(quoted(table.name()));
      } else if (name.equals(qualifier) || isAlias(tokens, name, qualifier)) {
        names.addAll(columns(connection, table));
      }
    }
  }

  private static boolean isAlias(List<String> tokens, String table, String alias) {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).equals(table)) {
        int next = tokens.get(i + 1).equals("AS") ? i + 2 : i + 1;
        if (next < tokens.size() && tokens.get(next).equals(alias)) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    for (Matcher matcher = NAME.matcher(text); matcher.find(); ) {
      tokens.add(matcher.group().toUpperCase(Locale.ROOT));
    }
    return tokens;
  }

  /** Those of the connection's schema bear no schema. */
  private static List<Table> tables(Connection connection) throws SQLException {
    List<Table> tables = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT CASE TABLE_SCHEMA WHEN CURRENT_SCHEMA THEN '' ELSE TABLE_SCHEMA END,"
                    + " TABLE_NAME FROM INFORMATION_SCHEMA.TABLES ORDER BY 2");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        tables.add(new Table(rows.getString(1), rows.getString(2)));
      }
    }
    return tables;
  }

  private static List<String> columns(Connection connection, Table table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = ? AND"
                + " TABLE_SCHEMA = COALESCE(NULLIF(?, ''), CURRENT_SCHEMA) ORDER BY"
                + " ORDINAL_POSITION")) {
      statement.setString(1, table.name());
      statement.setString(2, table.schema());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.add(quoted(rows.getString(1)));
        }
      }
    }
    return columns;
  }

  private static List<String> functions(DatabaseMetaData data) throws SQLException {
    String all =
        data.getNumericFunctions()
            + ","
            + data.getStringFunctions()
            + ","
            + data.getSystemFunctions()
            + ","
            + data.getTimeDateFunctions();
    return List.of(all.split("\\s*,\\s*"));
  }

  /** As it must be written. */
  private static String quoted(String name) {
    boolean plain = NAME.matcher(name).matches() && name.equals(name.toUpperCase(Locale.ROOT));
    return plain || name.isEmpty() ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
