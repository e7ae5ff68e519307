package io.quiver.parser;

/**
 * Walks over SQL text piece by piece: a string, a quoted name, a comment, or a single character.
 *
 * <p>Knows just enough of the lexer to tell what is quoted: strings with doubled quotes, E'..'
 * strings with backslashes, quoted names, both kinds of comments. Confined to one thread.
 */
final class SqlScanner {
  /** What the current piece is. */
  enum Piece {
    CHARACTER,
    STRING,
    QUOTED_NAME,
    COMMENT,
    END
  }

  private final String sql;
  private int start;
  private int end;
  private boolean terminated = true;

  SqlScanner(String sql) {
    this.sql = sql;
  }

  /** Where the current piece starts. */
  int start() {
    return start;
  }

  /** The index behind the current piece. */
  int end() {
    return end;
  }

  /** Whether the current piece has its closing quote or comment mark. */
  boolean terminated() {
    return terminated;
  }

  Piece next() {
    start = end;
    terminated = true;
    if (start >= sql.length()) {
      return Piece.END;
    }
    char c = sql.charAt(start);
    if (c == '\'') {
      quoted('\'', isEscapeString());
      return Piece.STRING;
    }
    if (c == '"') {
      quoted('"', false);
      return Piece.QUOTED_NAME;
    }
    if (sql.startsWith("--", start) || sql.startsWith("//", start)) {
      lineComment();
      return Piece.COMMENT;
    }
    if (sql.startsWith("/*", start)) {
      blockComment();
      return Piece.COMMENT;
    }
    end = start + 1;
    return Piece.CHARACTER;
  }

  /** Whether the quote at start belongs to E'..'. */
  private boolean isEscapeString() {
    if (start == 0 || (sql.charAt(start - 1) | 0x20) != 'e') {
      return false;
    }
    return start == 1 || !Character.isJavaIdentifierPart(sql.charAt(start - 2));
  }

  private void quoted(char quote, boolean backslashes) {
    for (int i = start + 1; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (backslashes && c == '\\') {
        i++;
      } else if (c == quote) {
        if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
          i++;
        } else {
          end = i + 1;
          return;
        }
      }
    }
    unterminated();
  }

  private void lineComment() {
    end = start + 2;
    while (end < sql.length() && sql.charAt(end) != '\n' && sql.charAt(end) != '\r') {
      end++;
    }
  }

  private void blockComment() {
    int close = sql.indexOf("*/", start + 2);
    if (close < 0) {
      unterminated();
    } else {
      end = close + 2;
    }
  }

  private void unterminated() {
    end = sql.length();
    terminated = false;
  }
}
