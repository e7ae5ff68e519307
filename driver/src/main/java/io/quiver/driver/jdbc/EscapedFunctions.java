package io.quiver.driver.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The functions of <code>{fn ..}</code> (JDBC 4.3, appendix C) whose SQL has another name or form;
 * all others are called by their own name.
 */
final class EscapedFunctions {
  private EscapedFunctions() {}

  /** Plain SQL for what stands after <code>fn</code>. */
  static String translate(String call) {
    int open = call.indexOf('(');
    if (open < 0 || !call.endsWith(")")) {
      return call;
    }
    String name = call.substring(0, open).strip().toUpperCase(Locale.ROOT);
    List<String> arguments = arguments(call.substring(open + 1, call.length() - 1));
    return switch (name) {
      case "LOG" -> arguments.size() == 1 ? "LN(" + arguments.get(0) + ")" : call;
      case "IFNULL" -> "COALESCE(" + String.join(",", arguments) + ")";
      case "CURDATE", "CURRENT_DATE" -> "CURRENT_DATE";
      case "CURTIME" -> "LOCALTIME";
      case "CURRENT_TIME" -> "CURRENT_TIME";
      case "NOW" -> "LOCALTIMESTAMP";
      case "CURRENT_TIMESTAMP" -> "CURRENT_TIMESTAMP";
      case "USER" -> "CURRENT_USER";
      case "CONVERT" -> arguments.size() == 2 ? cast(arguments) : call;
      case "INSERT" -> arguments.size() == 4 ? overlay(arguments) : call;
      default -> call;
    };
  }

  /** The type may be written as JDBC does: {@code SQL_INTEGER}. */
  private static String cast(List<String> arguments) {
    String type = arguments.get(1).strip();
    String plain =
        type.regionMatches(true, 0, "SQL_", 0, 4)
            ? type.substring(4).toUpperCase(Locale.ROOT)
            : type;
    String name =
        switch (plain) {
          case "LONGVARCHAR" -> "VARCHAR";
          case "LONGVARBINARY" -> "VARBINARY";
          case "BIT" -> "BOOLEAN";
          default -> plain;
        };
    return "CAST(" + arguments.get(0) + " AS " + name + ")";
  }

  private static String overlay(List<String> arguments) {
    return "OVERLAY("
        + arguments.get(0)
        + " PLACING "
        + arguments.get(3)
        + " FROM "
        + arguments.get(1)
        + " FOR "
        + arguments.get(2)
        + ")";
  }

  /** Splits at the commas that stand outside of parentheses, strings and comments. */
  private static List<String> arguments(String text) {
    List<String> result = new ArrayList<>();
    int depth = 0;
    int start = 0;
    int at = 0;
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case '(', '[' -> depth++;
        case ')', ']' -> depth--;
        case ',' -> {
          if (depth == 0) {
            result.add(text.substring(start, at));
            start = at + 1;
          }
        }
        default -> {
          // part of an argument
        }
      }
      at = Math.max(at + 1, JdbcEscapes.afterQuoted(text, at));
    }
    result.add(text.substring(start));
    return result;
  }
}
