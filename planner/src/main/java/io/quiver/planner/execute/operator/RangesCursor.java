package io.quiver.planner.execute.operator;

import io.quiver.storage.table.IndexRange;
import io.quiver.storage.table.StoredRow;
import io.quiver.storage.table.TableCursor;
import java.util.List;

/** Reads several parts of an index one after the other. */
final class RangesCursor implements TableCursor {
  private final List<IndexRange> ranges;
  private final java.util.function.Function<IndexRange, TableCursor> opener;
  private TableCursor current = new EmptyCursor();
  private int position;

  RangesCursor(
      List<IndexRange> ranges, java.util.function.Function<IndexRange, TableCursor> opener) {
    this.ranges = ranges;
    this.opener = opener;
  }

  @Override
  public boolean next() {
    while (!current.next()) {
      current.close();
      if (position >= ranges.size()) {
        current = new EmptyCursor();
        return false;
      }
      current = opener.apply(ranges.get(position++));
    }
    return true;
  }

  @Override
  public StoredRow row() {
    return current.row();
  }

  @Override
  public void close() {
    current.close();
  }
}
