package io.quiver.parser;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a script into its statements at semicolons outside quotes and comments.
 *
 * <p>Needs no parser, so that a broken statement does not hide the next. Statements that are
 * nothing but white space and comments are left out. Thread-safe.
 */
public final class ScriptSplitter {
  private ScriptSplitter() {}

  /**
   * One statement of a script.
   *
   * @param text from its first to its last character, without the semicolon and the space around it
   * @param offset the index of its first character in the script
   * @param terminated a semicolon follows; a shell reads on where none does
   */
  public record Statement(String text, int offset, boolean terminated) {}

  /** The statements in their order. */
  public static List<Statement> split(String script) {
    List<Statement> statements = new ArrayList<>();
    SqlScanner scanner = new SqlScanner(script);
    int first = -1;
    int last = -1;
    Blocks blocks = new Blocks();
    for (SqlScanner.Piece piece = scanner.next();
        piece != SqlScanner.Piece.END;
        piece = scanner.next()) {
      boolean character = piece == SqlScanner.Piece.CHARACTER;
      blocks.pass(character ? script.charAt(scanner.start()) : ' ');
      if (character && script.charAt(scanner.start()) == ';' && !blocks.isInside()) {
        add(statements, script, first, last, true);
        first = -1;
      } else if (isText(script, piece, scanner)) {
        first = first < 0 ? scanner.start() : first;
        last = scanner.end();
      }
    }
    add(statements, script, first, last, false);
    return List.copyOf(statements);
  }

  /** An unterminated comment counts as text: the statement is not complete. */
  private static boolean isText(String script, SqlScanner.Piece piece, SqlScanner scanner) {
    return switch (piece) {
      case CHARACTER -> !Character.isWhitespace(script.charAt(scanner.start()));
      case STRING, QUOTED_NAME -> true;
      case COMMENT -> !scanner.terminated() || script.startsWith("/*+", scanner.start());
      case END -> false;
    };
  }

  private static void add(
      List<Statement> statements, String script, int first, int last, boolean terminated) {
    if (first >= 0) {
      statements.add(new Statement(script.substring(first, last), first, terminated));
    }
  }

  /** Finds BEGIN ATOMIC .. END: the semicolons in it belong to one statement. */
  private static final class Blocks {
    private final StringBuilder word = new StringBuilder();
    private String wordBefore = "";
    private int depth;

    void pass(char next) {
      if (Character.isLetterOrDigit(next) || next == '_') {
        word.append(Character.toUpperCase(next));
        return;
      }
      if (!word.isEmpty()) {
        String ended = word.toString();
        word.setLength(0);
        if (ended.equals("ATOMIC") && wordBefore.equals("BEGIN") && depth == 0) {
          depth = 1;
        } else if (depth > 0) {
          depth += ended.equals("CASE") ? 1 : ended.equals("END") ? -1 : 0;
        }
        wordBefore = ended;
      }
      if (next == ';' && depth == 0) {
        wordBefore = "";
      }
    }

    boolean isInside() {
      return depth > 0;
    }
  }
}
