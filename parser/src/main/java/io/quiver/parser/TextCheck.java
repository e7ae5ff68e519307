package io.quiver.parser;

import java.util.Locale;

/**
 * Refuses text that the generated parser would answer with a riddle, a stack overflow, or not for
 * minutes.
 *
 * <p>One pass over the text. Confined to one thread.
 */
final class TextCheck {
  /**
   * How deep parentheses, brackets and braces may nest: far beyond what is written by hand or by
   * tools, about what a thread's default stack carries.
   */
  static final int MAX_DEPTH = 400;

  /** How many parts a.b.c may have; the parser's time grows with their square. */
  static final int MAX_NAME_PARTS = 100;

  private final String sql;
  private int depth;
  private int dots;
  private char last;
  private boolean gap;
  private boolean empty = true;

  private TextCheck(String sql) {
    this.sql = sql;
  }

  /**
   * Whether there is nothing but white space and comments; throws a {@link SyntaxException} if the
   * text is refused.
   */
  static boolean isEmpty(String sql) {
    TextCheck check = new TextCheck(sql);
    check.run();
    return check.empty;
  }

  private void run() {
    SqlScanner scanner = new SqlScanner(sql);
    for (SqlScanner.Piece piece = scanner.next();
        piece != SqlScanner.Piece.END;
        piece = scanner.next()) {
      if (!scanner.terminated()) {
        throw at(scanner.start(), "the " + name(piece) + " that starts here has no end");
      }
      switch (piece) {
        case CHARACTER -> character(sql.charAt(scanner.start()), scanner.start());
        case COMMENT -> gap = true;
        case STRING, QUOTED_NAME, END -> word();
      }
    }
  }

  private void character(char c, int index) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
      gap = true;
      return;
    }
    if (c < ' ') {
      throw at(
          index,
          String.format(
              Locale.ROOT, "the control character U+%04X is not allowed outside quotes", (int) c));
    }
    if (Character.isJavaIdentifierPart(c)) {
      word();
      return;
    }
    depth += nesting(c);
    if (depth > MAX_DEPTH) {
      throw at(index, "nested too deeply: more than " + MAX_DEPTH + " open parentheses");
    }
    dots = c == '.' ? dots + 1 : 0;
    if (dots >= MAX_NAME_PARTS) {
      throw at(index, "a name has more than " + MAX_NAME_PARTS + " parts");
    }
    last = c;
    gap = false;
    empty = false;
  }

  /**
   * A letter, a digit, or a quoted piece: a new word unless it goes on without a gap or behind a
   * dot.
   */
  private void word() {
    if (gap && last != '.') {
      dots = 0;
    }
    last = 'a';
    gap = false;
    empty = false;
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

  private SyntaxException at(int index, String message) {
    TextPosition position = TextPosition.of(sql, index);
    return new SyntaxException(
        message, position.line(), position.column(), position.line(), position.column(), null);
  }
}
