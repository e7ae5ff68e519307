package io.quiver.driver.jdbc;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Replaces JDBC's escapes by plain SQL. Strings, quoted names and comments are left alone, and so
 * are braces that begin no escape: the grammar has uses for them.
 *
 * <ul>
 *   <li><code>{d '..'}</code>, <code>{t '..'}</code>, <code>{ts '..'}</code>: literals
 *   <li><code>{fn f(..)}</code>: {@link EscapedFunctions}
 *   <li><code>{oj ..}</code>, <code>{escape '..'}</code>, <code>{limit n offset m}</code>: what is
 *       inside
 *   <li><code>{call f(..)}</code>, <code>{? = call f(..)}</code>: a SELECT of the function's value,
 *       or of its rows
 * </ul>
 */
final class JdbcEscapes {
  /** What a call can mean. */
  enum Routine {
    FUNCTION,
    TABLE_FUNCTION,
    PROCEDURE
  }

  /** Tells by a routine's name, without its schema, what it is. */
  interface Routines {
    Routine kind(String name) throws SQLException;
  }

  private static final int MAX_DEPTH = 200;

  private final String sql;
  private final Routines routines;
  private int at;

  private JdbcEscapes(String sql, Routines routines) {
    this.sql = sql;
    this.routines = routines;
  }

  static String translate(String sql, Routines routines) throws SQLException {
    return sql.indexOf('{') < 0 ? sql : new JdbcEscapes(sql, routines).text(0);
  }

  /** Text up to the closing brace of an escape (which is passed), or to the end at depth 0. */
  private String text(int depth) throws SQLException {
    StringBuilder out = new StringBuilder(sql.length() + 16);
    int braces = 0;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c == '{') {
        String word = wordAfterBrace();
        if (isEscape(word)) {
          out.append(escape(word, depth + 1));
          continue;
        }
        braces++;
      } else if (c == '}') {
        if (braces == 0 && depth > 0) {
          at++;
          return out.toString();
        }
        braces--;
      }
      int end = Math.max(at + 1, afterQuoted(sql, at));
      out.append(sql, at, end);
      at = end;
    }
    if (depth > 0) {
      throw SqlExceptions.of(
          ErrorCode.SYNTAX_ERROR, "An escape has no closing brace.", "Add the missing }.");
    }
    return out.toString();
  }

  private String wordAfterBrace() {
    int start = skipBlanks(at + 1);
    int end = start;
    if (end < sql.length() && sql.charAt(end) == '?') {
      return "?";
    }
    while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
      end++;
    }
    return sql.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private static boolean isEscape(String word) {
    return switch (word) {
      case "d", "t", "ts", "fn", "oj", "escape", "limit", "call", "?" -> true;
      default -> false;
    };
  }

  private String escape(String word, int depth) throws SQLException {
    if (depth > MAX_DEPTH) {
      throw SqlExceptions.of(
          ErrorCode.LIMIT_EXCEEDED, "Escapes are nested more than " + MAX_DEPTH + " deep.");
    }
    int start = at;
    at = skipBlanks(at + 1) + word.length();
    if (word.equals("?") && !passCall()) {
      at = start + 1;
      return "{";
    }
    String body = text(depth);
    return switch (word) {
      case "d" -> "DATE" + body;
      case "t" -> "TIME" + body;
      case "ts" -> "TIMESTAMP" + body;
      case "fn" -> EscapedFunctions.translate(body.strip());
      case "escape" -> "ESCAPE" + body;
      case "limit" -> "LIMIT" + body;
      case "oj" -> body;
      default -> call(body.strip(), word.equals("?"));
    };
  }

  /** Passes <code>= call</code>. */
  private boolean passCall() {
    int next = skipBlanks(at);
    if (next >= sql.length() || sql.charAt(next) != '=') {
      return false;
    }
    next = skipBlanks(next + 1);
    if (!sql.regionMatches(true, next, "call", 0, 4)) {
      return false;
    }
    at = next + 4;
    return true;
  }

  private String call(String body, boolean result) throws SQLException {
    int open = body.indexOf('(');
    String name = (open < 0 ? body : body.substring(0, open)).strip();
    String called = open < 0 ? body + "()" : body;
    Routine kind = routines.kind(lastName(name));
    if (kind == Routine.PROCEDURE && !result) {
      return "CALL " + called;
    }
    return kind == Routine.TABLE_FUNCTION ? "SELECT * FROM " + called : "SELECT " + called;
  }

  /** What stands behind the last point, as it is stored. */
  private static String lastName(String name) {
    if (!name.endsWith("\"")) {
      return name.substring(name.lastIndexOf('.') + 1).strip().toUpperCase(Locale.ROOT);
    }
    int start = name.length() - 1;
    do {
      start = name.lastIndexOf('"', start - 1);
    } while (start > 0 && name.charAt(start - 1) == '"' && --start > 0);
    return start < 0 ? name : name.substring(start + 1, name.length() - 1).replace("\"\"", "\"");
  }

  private int skipBlanks(int from) {
    int next = from;
    while (next < sql.length() && Character.isWhitespace(sql.charAt(next))) {
      next++;
    }
    return next;
  }

  /** The place after a string, a quoted name or a comment that begins here; else the place. */
  static int afterQuoted(String sql, int at) {
    char c = sql.charAt(at);
    if (c == '\'' || c == '"') {
      return after(sql, sql.indexOf(c, at + 1), 1);
    }
    if (sql.startsWith("--", at)) {
      return after(sql, sql.indexOf('\n', at), 1);
    }
    if (sql.startsWith("/*", at)) {
      return after(sql, sql.indexOf("*/", at + 2), 2);
    }
    return at;
  }

  private static int after(String sql, int found, int length) {
    return found < 0 ? sql.length() : found + length;
  }
}
