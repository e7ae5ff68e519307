package io.quiver.storage.error;

/**
 * A place in a statement's text.
 *
 * @param line 1-based line
 * @param column 1-based column, in UTF-16 units
 * @param endLine line of the last character
 * @param endColumn column of the last character, inclusive
 */
public record Position(int line, int column, int endLine, int endColumn) {
  public Position {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("line " + line + ", column " + column);
    }
  }

  public static Position at(int line, int column) {
    return new Position(line, column, line, column);
  }
}
