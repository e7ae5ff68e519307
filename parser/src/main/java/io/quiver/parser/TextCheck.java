package io.quiver.parser;

import java.util.Locale;

/** Refuses text that the generated parser would answer with a riddle or a stack overflow. */
final class TextCheck {
  /**
   * How deep parentheses, brackets, braces and CASE may nest: far beyond what is written by hand or
   * by tools, far below what a thread's default stack carries through parser and validator.
   */
  static final int MAX_DEPTH = 400;

  private TextCheck() {}

  static void check(String sql) {
    SqlScanner scanner = new SqlScanner(sql);
    int depth = 0;
    for (SqlScanner.Piece piece = scanner.next();
        piece != SqlScanner.Piece.END;
        piece = scanner.next()) {
      if (!scanner.terminated()) {
        throw at(sql, scanner.start(), "the " + name(piece) + " that starts here has no end");
      }
      if (piece == SqlScanner.Piece.CHARACTER) {
        char c = sql.charAt(scanner.start());
        depth += nesting(c);
        if (depth > MAX_DEPTH) {
          throw at(
              sql,
              scanner.start(),
              String.format(
                  Locale.ROOT, "nested too deeply: more than %d open parentheses", MAX_DEPTH));
        }
        if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
          throw at(
              sql,
              scanner.start(),
              String.format(
                  Locale.ROOT,
                  "the control character U+%04X is not allowed outside quotes",
                  (int) c));
        }
      }
    }
  }

  private static int nesting(char c) {
    return switch (c) {
      case '(', '[', '{' -> 1;
      case ')', ']', '}' -> -1;
      default -> 0;
    };
  }

  private static String name(SqlScanner.Piece piece) {
    return switch (piece) {
      case STRING -> "string";
      case QUOTED_NAME -> "quoted name";
      case COMMENT -> "comment";
      case CHARACTER, END -> "text";
    };
  }

  private static SyntaxException at(String sql, int index, String message) {
    TextPosition position = TextPosition.of(sql, index);
    return new SyntaxException(
        message, position.line(), position.column(), position.line(), position.column(), null);
  }
}
