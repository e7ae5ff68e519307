package io.quiver.planner.execute.batch;

import io.quiver.storage.table.StoredRow;
import org.jspecify.annotations.Nullable;

/** Some columns of stored rows, by field: ordinals of the table, or -1 for the row id. */
public final class ProjectedStoredRow implements Row {
  private final int[] ordinals;
  private @Nullable StoredRow row;

  public ProjectedStoredRow(int[] ordinals) {
    this.ordinals = ordinals;
  }

  public void set(StoredRow newRow) {
    row = newRow;
  }

  private StoredRow row() {
    StoredRow current = row;
    if (current == null) {
      throw new IllegalStateException("no row");
    }
    return current;
  }

  @Override
  public boolean isNull(int field) {
    int ordinal = ordinals[field];
    return ordinal >= 0 && row().isNull(ordinal);
  }

  @Override
  public long getLong(int field) {
    int ordinal = ordinals[field];
    return ordinal < 0 ? row().rowId() : row().getLong(ordinal);
  }

  @Override
  public double getDouble(int field) {
    return row().getDouble(ordinals[field]);
  }

  @Override
  public @Nullable Object get(int field) {
    int ordinal = ordinals[field];
    return ordinal < 0 ? (Object) row().rowId() : row().get(ordinal);
  }

  /** Writes the fields into columns, position {@code at}; decodes each column once. */
  public void copyTo(Column[] columns, int first, int at) {
    StoredRow current = row();
    for (int i = 0; i < ordinals.length; i++) {
      int ordinal = ordinals[i];
      Column column = columns[first + i];
      if (ordinal < 0) {
        ((LongColumn) column).setLong(at, current.rowId());
      } else if (current.isNull(ordinal)) {
        column.setNull(at);
      } else {
        switch (column) {
          case LongColumn longs -> longs.setLong(at, current.getLong(ordinal));
          case DoubleColumn doubles -> doubles.setDouble(at, current.getDouble(ordinal));
          case DecimalColumn decimals -> decimals.set(at, current.get(ordinal));
          case ObjectColumn objects -> objects.set(at, current.get(ordinal));
        }
      }
    }
  }
}
