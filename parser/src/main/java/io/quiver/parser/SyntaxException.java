package io.quiver.parser;

import org.jspecify.annotations.Nullable;

/**
 * SQL text that is not a statement of the language.
 *
 * <p>The message is in plain words. Lines and columns count from 1, columns in UTF-16 units; the
 * end is the last character of the offending piece, not the one behind it.
 */
public final class SyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final int endLine;
  private final int endColumn;
  private final @Nullable String hint;

  public SyntaxException(
      String message, int line, int column, int endLine, int endColumn, @Nullable String hint) {
    super(message);
    this.line = line;
    this.column = column;
    this.endLine = endLine;
    this.endColumn = endColumn;
    this.hint = hint;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }

  public int endLine() {
    return endLine;
  }

  public int endColumn() {
    return endColumn;
  }

  /** What to try instead, for example {@code did you mean FROM?}, or null. */
  public @Nullable String hint() {
    return hint;
  }
}
