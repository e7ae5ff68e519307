package io.quiver.planner.execute.batch;

import io.quiver.storage.table.StoredRow;
import org.jspecify.annotations.Nullable;

/** A stored row seen as a row of expressions; values are decoded when asked for. */
public final class StoredRowView implements Row {
  private StoredRow row;

  public StoredRowView(StoredRow row) {
    this.row = row;
  }

  public void set(StoredRow newRow) {
    row = newRow;
  }

  public long rowId() {
    return row.rowId();
  }

  @Override
  public boolean isNull(int ordinal) {
    return row.isNull(ordinal);
  }

  @Override
  public long getLong(int ordinal) {
    return row.getLong(ordinal);
  }

  @Override
  public double getDouble(int ordinal) {
    return row.getDouble(ordinal);
  }

  @Override
  public @Nullable Object get(int ordinal) {
    return row.get(ordinal);
  }
}
