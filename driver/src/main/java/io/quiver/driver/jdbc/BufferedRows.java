package io.quiver.driver.jdbc;

import io.quiver.planner.session.ResultColumn;
import io.quiver.planner.session.RowCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that can be moved over in any direction: scrollable and holdable result sets, metadata. They
 * are in memory, or in a file when they are too many. Positions are 0 before the first row,
 * 1..size, size + 1 after the last.
 */
final class BufferedRows implements RowCursor {
  /** Nobody is asked about limits for less. */
  private static final long FREE_BYTES = 64 << 10;

  private final List<ResultColumn> columns;
  private final List<@Nullable Object[]> rows;
  private int position;

  BufferedRows(List<ResultColumn> columns, List<@Nullable Object[]> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** Takes all rows of a cursor, which are few, into memory and closes it. */
  static BufferedRows drain(RowCursor cursor) {
    try (cursor) {
      List<@Nullable Object[]> rows = new ArrayList<>();
      while (cursor.next()) {
        rows.add(row(cursor));
      }
      return new BufferedRows(cursor.columns(), rows);
    }
  }

  /** Takes all rows of a cursor, however many they are, and closes it. */
  static BufferedRows drain(RowCursor cursor, RowSpace space) {
    SpilledRows file = null;
    boolean whole = false;
    try (cursor) {
      List<@Nullable Object[]> rows = new ArrayList<>();
      long bytes = 0;
      long limit = -1;
      while (cursor.next()) {
        @Nullable Object[] row = row(cursor);
        if (file == null) {
          bytes += RowSpace.bytes(row);
          if (bytes > FREE_BYTES && limit < 0) {
            limit = space.bytesInMemory();
          }
          if (limit >= 0 && bytes > limit) {
            file = space.spill(cursor.columns());
            file.addAll(rows);
            rows = file;
          }
        }
        rows.add(row);
      }
      whole = true;
      return new BufferedRows(cursor.columns(), rows);
    } finally {
      if (file != null && !whole) {
        file.close();
      }
    }
  }

  private static @Nullable Object[] row(RowCursor cursor) {
    @Nullable Object[] row = new @Nullable Object[cursor.columns().size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = cursor.get(i);
    }
    return row;
  }

  int size() {
    return rows.size();
  }

  int position() {
    return position;
  }

  boolean onRow() {
    return position >= 1 && position <= rows.size();
  }

  /** Goes to a position, at most one before the first or after the last row. */
  boolean moveTo(long wanted) {
    position = (int) Math.max(0, Math.min(wanted, rows.size() + 1L));
    return onRow();
  }

  List<@Nullable Object[]> rows() {
    return rows;
  }

  /** The row it stands on. */
  @Nullable Object[] current() {
    return rows.get(position - 1);
  }

  /** Puts another row in the place of the one it stands on. */
  void replace(@Nullable Object[] row) {
    rows.set(position - 1, row);
  }

  /** Takes the row away that it stands on, and stands before its successor. */
  void remove() {
    rows.remove(position - 1);
    position--;
  }

  /** Adds a row after the last. */
  void append(@Nullable Object[] row) {
    rows.add(row);
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    return moveTo(position + 1L);
  }

  @Override
  public boolean isNull(int column) {
    return get(column) == null;
  }

  @Override
  public long getLong(int column) {
    return switch (get(column)) {
      case Long number -> number;
      case Boolean truth -> truth ? 1 : 0;
      case null, default -> 0;
    };
  }

  @Override
  public double getDouble(int column) {
    return get(column) instanceof Double number ? number : 0;
  }

  @Override
  public @Nullable Object get(int column) {
    return rows.get(position - 1)[column];
  }

  @Override
  public void close() {
    if (rows instanceof SpilledRows file) {
      file.close();
    }
  }
}
