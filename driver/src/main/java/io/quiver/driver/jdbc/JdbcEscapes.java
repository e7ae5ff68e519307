package io.quiver.driver.jdbc;

import java.util.Locale;

/**
 * JDBC's escapes that the grammar does not know: <code>{oj ..}</code>, <code>{escape ..}</code>,
 * <code>{limit ..}</code>. Their braces (and "oj") become blanks, so that positions in errors stay
 * true. <code>{d ..}</code>, <code>{t ..}</code>, <code>{ts ..}</code> and <code>{fn ..}</code> are
 * the grammar's. Strings, quoted names and comments are left alone.
 */
final class JdbcEscapes {
  private final String sql;
  private final char[] text;
  private int at;

  private JdbcEscapes(String sql) {
    this.sql = sql;
    this.text = sql.toCharArray();
  }

  static String translate(String sql) {
    return sql.indexOf('{') < 0 ? sql : new JdbcEscapes(sql).run();
  }

  private String run() {
    // For each open brace, whether its closing one is blanked.
    boolean[] blanked = new boolean[text.length];
    int depth = 0;
    while (at < text.length) {
      if (skipped()) {
        continue;
      }
      if (text[at] == '{') {
        blanked[depth++] = blankOpening();
      } else if (text[at] == '}' && depth > 0) {
        depth--;
        if (blanked[depth]) {
          text[at] = ' ';
        }
      }
      at++;
    }
    return new String(text);
  }

  private boolean blankOpening() {
    int word = at + 1;
    while (word < text.length && Character.isWhitespace(text[word])) {
      word++;
    }
    int end = word;
    while (end < text.length && Character.isLetter(text[end])) {
      end++;
    }
    switch (sql.substring(word, end).toLowerCase(Locale.ROOT)) {
      case "oj":
        text[word] = ' ';
        text[word + 1] = ' ';
        break;
      case "escape", "limit":
        break;
      default:
        return false;
    }
    text[at] = ' ';
    return true;
  }

  /** Passes a string, a quoted name or a comment, if one begins here. */
  private boolean skipped() {
    char c = text[at];
    if (c == '\'' || c == '"') {
      at = after(sql.indexOf(c, at + 1), 1);
      return true;
    }
    if (sql.startsWith("--", at)) {
      at = after(sql.indexOf('\n', at), 1);
      return true;
    }
    if (sql.startsWith("/*", at)) {
      at = after(sql.indexOf("*/", at + 2), 2);
      return true;
    }
    return false;
  }

  private int after(int found, int length) {
    return found < 0 ? text.length : found + length;
  }
}
