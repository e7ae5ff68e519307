package io.quiver.parser;

import org.apache.calcite.sql.parser.SqlParserPos;

/** A place in SQL text: line and column, both from 1; CR, LF and CR LF each end a line. */
public record TextPosition(int line, int column) {
  /** The place of a character. */
  public static TextPosition of(String sql, int index) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < index && i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 >= sql.length() || sql.charAt(i + 1) != '\n'))) {
        line++;
        lineStart = i + 1;
      }
    }
    return new TextPosition(line, index - lineStart + 1);
  }

  /** The index of this place in the text, or the text's length if it lies behind it. */
  public int indexIn(String sql) {
    int current = 1;
    int index = 0;
    while (current < line && index < sql.length()) {
      char c = sql.charAt(index++);
      if (c == '\n' || (c == '\r' && (index >= sql.length() || sql.charAt(index) != '\n'))) {
        current++;
      }
    }
    return Math.min(index + column - 1, sql.length());
  }

  /** The text between the two ends of a node's position, for example of a view's query. */
  public static String slice(String sql, SqlParserPos pos) {
    int from = new TextPosition(pos.getLineNum(), pos.getColumnNum()).indexIn(sql);
    int to = new TextPosition(pos.getEndLineNum(), pos.getEndColumnNum()).indexIn(sql);
    return sql.substring(from, Math.min(to + 1, sql.length()));
  }
}
