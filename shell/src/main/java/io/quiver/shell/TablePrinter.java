package io.quiver.shell;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints a result as a table: numbers right-aligned, long values cut with an ellipsis, the number
 * of rows below.
 */
final class TablePrinter {
  private static final int MAX_COLUMN_WIDTH = 60;
  private static final int MAX_ROWS = 1_000;

  private TablePrinter() {}

  /** Returns the number of rows. */
  static long print(ResultSet rows, PrintStream out) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    int columns = meta.getColumnCount();
    String[] header = new String[columns];
    boolean[] right = new boolean[columns];
    int[] width = new int[columns];
    for (int i = 0; i < columns; i++) {
      header[i] = meta.getColumnLabel(i + 1);
      right[i] = isNumber(meta.getColumnType(i + 1));
      width[i] = header[i].length();
    }
    List<String[]> lines = new ArrayList<>();
    long count = 0;
    while (rows.next()) {
      count++;
      if (lines.size() < MAX_ROWS) {
        String[] line = new String[columns];
        for (int i = 0; i < columns; i++) {
          line[i] = cell(rows, i + 1, meta.getColumnType(i + 1), columns == 1);
          width[i] = Math.max(width[i], line[i].length());
        }
        lines.add(line);
      }
    }
    out.println(line(header, width, new boolean[columns]));
    out.println(rule(width));
    lines.forEach(cells -> out.println(line(cells, width, right)));
    String shown = count > lines.size() ? ", first " + lines.size() + " shown" : "";
    out.println("(" + count + (count == 1 ? " row" : " rows") + shown + ")");
    return count;
  }

  /** A single column may be as wide as it is: plans, texts. */
  private static String cell(ResultSet rows, int column, int type, boolean whole)
      throws SQLException {
    String text;
    if (type == Types.DOUBLE || type == Types.FLOAT || type == Types.REAL) {
      double number = rows.getDouble(column);
      text = rows.wasNull() ? null : String.format(Locale.ROOT, "%.6g", number);
    } else {
      text = rows.getString(column);
    }
    if (text == null) {
      return "NULL";
    }
    String flat = text.replace("\n", "\\n").replace("\t", "\\t");
    return whole || flat.length() <= MAX_COLUMN_WIDTH
        ? flat
        : flat.substring(0, MAX_COLUMN_WIDTH - 1) + "…";
  }

  private static boolean isNumber(int type) {
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.NUMERIC,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE ->
          true;
      default -> false;
    };
  }

  private static String line(String[] cells, int[] width, boolean[] right) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      String pad = " ".repeat(width[i] - cells[i].length());
      line.append(i == 0 ? " " : " │ ").append(right[i] ? pad + cells[i] : cells[i] + pad);
    }
    return line.toString().stripTrailing();
  }

  private static String rule(int[] width) {
    StringBuilder rule = new StringBuilder();
    for (int i = 0; i < width.length; i++) {
      rule.append(i == 0 ? "" : "┼").append("─".repeat(width[i] + 2));
    }
    return rule.toString();
  }
}
