package io.quiver.driver.metadata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and sorts rows of metadata. */
final class Rows {
  private Rows() {}

  static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  static String text(@Nullable Object[] row, int column) {
    Object value = row[column];
    return value == null ? "" : value.toString().stripTrailing();
  }

  static boolean yes(@Nullable Object[] row, int column) {
    return text(row, column).equals("YES");
  }

  static int number(@Nullable Object[] row, int column, int otherwise) {
    return row[column] instanceof Number number ? number.intValue() : otherwise;
  }

  /** Sorts by these columns in turn; numbers as numbers, false before true, NULL first. */
  static void sort(List<@Nullable Object[]> rows, int... columns) {
    // A stable sort by each column, the least important first.
    for (int i = columns.length - 1; i >= 0; i--) {
      int column = columns[i];
      rows.sort((left, right) -> compare(left[column], right[column]));
    }
  }

  private static int compare(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return Boolean.compare(left != null, right != null);
    }
    if (left instanceof Number a && right instanceof Number b) {
      return Long.compare(a.longValue(), b.longValue());
    }
    if (left instanceof Boolean a && right instanceof Boolean b) {
      return Boolean.compare(a, b);
    }
    return left.toString().compareTo(right.toString());
  }
}
