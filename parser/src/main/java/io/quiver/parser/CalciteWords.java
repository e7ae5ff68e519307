package io.quiver.parser;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in plain words what Calcite's parser says in its own. */
final class CalciteWords {
  private static final int MAX_LENGTH = 300;
  private static final String NO_QUERY = "Non-query expression encountered in illegal context";
  private static final Pattern NUMBER_TOO_LARGE =
      Pattern.compile("Literal '(.*)' can not be parsed to type 'java\\.lang\\.Integer'");
  private static final Pattern NAME_TOO_LONG =
      Pattern.compile(
          "(?s)Length of identifier '.*' must be less than or equal to (\\d+) characters");
  private static final Map<String, String> PLAIN =
      Map.of(
          "Query expression encountered in illegal context", "a query is not possible here",
          "CURSOR expression encountered in illegal context", "CURSOR is not possible here",
          "ORDER BY unexpected", "ORDER BY is only possible behind a query",
          "Expected query or join", "a query or a join is expected in these parentheses",
          "Join expression encountered in illegal context", "a join is not possible here");

  private CalciteWords() {}

  /** Whether an expression stands where a statement or a query must. */
  static boolean isNoStatement(@Nullable String message) {
    return NO_QUERY.equals(message);
  }

  static String plain(@Nullable String message) {
    if (message == null || message.isBlank()) {
      return "syntax error";
    }
    String known = PLAIN.get(message);
    if (known != null) {
      return known;
    }
    Matcher number = NUMBER_TOO_LARGE.matcher(message);
    if (number.matches()) {
      return "the number " + number.group(1) + " is too large here";
    }
    Matcher name = NAME_TOO_LONG.matcher(message);
    if (name.matches()) {
      return "a name may have at most " + name.group(1) + " characters";
    }
    String line = message.lines().findFirst().orElse(message);
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
  }
}
