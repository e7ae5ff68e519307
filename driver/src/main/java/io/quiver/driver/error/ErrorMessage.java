package io.quiver.driver.error;

import io.quiver.storage.error.Position;
import io.quiver.storage.error.QuiverException;
import org.jspecify.annotations.Nullable;

/** The text of an error: what is wrong, the line of SQL with a caret under it, what to do next. */
final class ErrorMessage {
  /** A longer line is cut around the position. */
  private static final int LINE_WIDTH = 100;

  private ErrorMessage() {}

  static String of(QuiverException error, @Nullable String sql) {
    StringBuilder text = new StringBuilder();
    String message = error.getMessage();
    text.append(message == null ? error.code().name() : message);
    Position position = error.position();
    if (position != null && sql != null) {
      appendLine(text, sql, position);
    }
    String hint = error.hint();
    if (hint != null && !hint.isBlank()) {
      text.append("\nHint: ").append(hint);
    }
    return text.toString();
  }

  private static void appendLine(StringBuilder text, String sql, Position position) {
    String[] lines = sql.split("\r\n|\r|\n", -1);
    if (position.line() > lines.length) {
      return;
    }
    String line = lines[position.line() - 1].replace('\t', ' ');
    int column = Math.min(position.column() - 1, line.length());
    int start = Math.max(0, Math.min(column - LINE_WIDTH / 2, line.length() - LINE_WIDTH));
    int end = Math.min(line.length(), start + LINE_WIDTH);
    int last = position.endLine() == position.line() ? position.endColumn() - 1 : line.length() - 1;
    int carets = Math.max(1, Math.min(last, end - 1) - column + 1);
    String prefix = "LINE " + position.line() + ": " + (start > 0 ? "..." : "");
    text.append('\n')
        .append(prefix)
        .append(line, start, end)
        .append(end < line.length() ? "..." : "")
        .append('\n')
        .append(" ".repeat(prefix.length() + column - start))
        .append("^".repeat(carets));
  }
}
