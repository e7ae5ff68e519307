package io.quiver.planner.execute.batch;

import org.jspecify.annotations.Nullable;

/** One row of a batch, moved from row to row. */
public final class BatchRow implements Row {
  private Column[] columns = {};
  private int row;

  public void set(Batch batch) {
    columns = batch.columns();
  }

  /** Moves to a position in the batch's columns. */
  public void move(int position) {
    row = position;
  }

  @Override
  public boolean isNull(int ordinal) {
    return columns[ordinal].isNull(row);
  }

  @Override
  public long getLong(int ordinal) {
    return columns[ordinal].getLong(row);
  }

  @Override
  public double getDouble(int ordinal) {
    return columns[ordinal].getDouble(row);
  }

  @Override
  public @Nullable Object get(int ordinal) {
    return columns[ordinal].get(row);
  }
}
