package io.quiver.parser;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to write instead of words that other databases know and Quiver does not. */
final class Remedies {
  /** By the statement's first word. */
  private static final Map<String, String> STATEMENTS =
      Map.of(
          "GRANT", "there are no users and rights: who can read the directory can read the data",
          "REVOKE", "there are no users and rights: who can read the directory can read the data",
          "PRAGMA", "settings are read with SHOW ALL and changed with SET name = value",
          "ATTACH", "a connection works on one database; copy rows with COPY or a dump",
          "REPLACE", "INSERT .. ON CONFLICT (key) DO UPDATE SET .. changes rows that are there",
          "USE", "SET SCHEMA name changes the schema",
          "DO", "there is no procedural language; send the statements one by one");

  /** By the word at which the parser stopped, with what stood in front of it. */
  private static final Map<String, String> PLACES =
      Map.ofEntries(
          Map.entry(
              "CREATE TYPE",
              "a column of type VARCHAR with CHECK (c IN (..)) serves as an enumeration"),
          Map.entry("CREATE DOMAIN", "put the CHECK on the columns themselves"),
          Map.entry(
              "CREATE TRIGGER", "there are no triggers; computed columns and CHECK may serve"),
          Map.entry(
              "CREATE FUNCTION", "there are no own functions; a view may hold the expression"),
          Map.entry("CREATE PROCEDURE", "there is no procedural language"),
          Map.entry(
              "CREATE MATERIALIZED",
              "CREATE TABLE t AS query keeps the rows; a plain VIEW is computed when it is read"),
          Map.entry("CREATE USER", "there are no users and rights"),
          Map.entry("CREATE ROLE", "there are no users and rights"),
          Map.entry("CREATE EXTENSION", "vectors, text search and graphs are built in"),
          Map.entry("( LIKE", "CREATE TABLE t AS SELECT * FROM other WITH NO DATA copies columns"),
          Map.entry(
              "SHOW CREATE", "DESCRIBE t shows a table's columns, SHOW INDEXES FROM t its indexes"),
          Map.entry("CURRENT_SCHEMA (", "write CURRENT_SCHEMA, without parentheses"),
          Map.entry("CURRENT_CATALOG (", "write CURRENT_CATALOG, without parentheses"),
          Map.entry("CURRENT_USER (", "write CURRENT_USER, without parentheses"),
          Map.entry("* EXCLUDE", "name the columns that you want"),
          Map.entry("SELECT UNNEST", "UNNEST is a table: SELECT u.x FROM t, UNNEST(t.a) AS u(x)"),
          Map.entry(", UNNEST", "UNNEST is a table: SELECT u.x FROM t, UNNEST(t.a) AS u(x)"));

  /** By a character that no operator of Quiver has. */
  private static final Map<Character, String> CHARACTERS =
      Map.of(
          '~', "REGEXP_LIKE(text, pattern) tests regular expressions, ILIKE ignores case",
          '@', "JSON_EXISTS(json, path) looks into JSON, x = ANY (array) into an array",
          '#', "j -> '$.a.b' takes a path; BITXOR(a, b) is exclusive or",
          '`', "names that need quotes stand in double quotes",
          '\\', "the shell's own commands begin with !");

  /** Words before a path pattern; what they are for comes behind the path's name. */
  private static final Set<String> PATH_WORDS =
      Set.of("SHORTEST", "CHEAPEST", "TRAIL", "ACYCLIC", "SIMPLE", "WALK");

  private Remedies() {}

  static @Nullable String ofStatement(String firstWord) {
    return STATEMENTS.get(firstWord.toUpperCase(Locale.ROOT));
  }

  static @Nullable String ofCharacter(int unit) {
    return CHARACTERS.get((char) unit);
  }

  static @Nullable String ofPlace(@Nullable String previous, String found) {
    if (previous == null) {
      return null; // The first token: nothing stands before it.
    }
    String before = previous.toUpperCase(Locale.ROOT);
    if (before.equals("TOP") && Character.isDigit(found.charAt(0))) {
      return "write LIMIT " + found + " at the end of the query";
    }
    if (PATH_WORDS.contains(before) && Character.isLetter(found.charAt(0))) {
      return "a path is named in front: MATCH " + found + " = ANY SHORTEST (a) ...";
    }
    if (before.equals("ZONE") && found.startsWith("'")) {
      return "write SET time_zone = " + found;
    }
    return PLACES.get(before + " " + found.toUpperCase(Locale.ROOT));
  }
}
