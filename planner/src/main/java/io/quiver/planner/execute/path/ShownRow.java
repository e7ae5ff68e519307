package io.quiver.planner.execute.path;

import io.quiver.planner.execute.batch.Row;
import io.quiver.storage.table.StoredRow;
import org.jspecify.annotations.Nullable;

/** A stored row with its id behind the columns. */
record ShownRow(StoredRow row, int columns) implements Row {
  @Override
  public boolean isNull(int ordinal) {
    return ordinal < columns && row.isNull(ordinal);
  }

  @Override
  public long getLong(int ordinal) {
    return ordinal == columns ? row.rowId() : row.getLong(ordinal);
  }

  @Override
  public double getDouble(int ordinal) {
    return row.getDouble(ordinal);
  }

  @Override
  public @Nullable Object get(int ordinal) {
    return ordinal == columns ? (Object) row.rowId() : row.get(ordinal);
  }
}
