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
          "USE", "SET SCHEMA name changes the schema",
          "DO", "there is no procedural language; send the statements one by one");

  /** By the word at which the parser stopped, with what stood in front of it. */
  private static final Map<String, String> PLACES =
      Map.of(
          "CREATE TYPE", "a column of type VARCHAR with CHECK (c IN (..)) serves as an enumeration",
          "CREATE DOMAIN", "put the CHECK on the columns themselves",
          "CREATE TRIGGER", "there are no triggers; computed columns and CHECK may serve",
          "CREATE USER", "there are no users and rights",
          "CREATE ROLE", "there are no users and rights",
          "CREATE EXTENSION", "vectors, text search and graphs are built in",
          "SELECT UNNEST", "UNNEST is a table: SELECT u.x FROM t, UNNEST(t.a) AS u(x)",
          ", UNNEST", "UNNEST is a table: SELECT u.x FROM t, UNNEST(t.a) AS u(x)");

  /** Words before a path pattern; what they are for comes behind the path's name. */
  private static final Set<String> PATH_WORDS =
      Set.of("SHORTEST", "CHEAPEST", "TRAIL", "ACYCLIC", "SIMPLE", "WALK");

  private Remedies() {}

  static @Nullable String ofStatement(String firstWord) {
    return STATEMENTS.get(firstWord.toUpperCase(Locale.ROOT));
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
    return PLACES.get(before + " " + found.toUpperCase(Locale.ROOT));
  }
}
