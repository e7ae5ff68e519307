package io.quiver.planner.execute;

import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.batch.RowReader;
import org.jspecify.annotations.Nullable;

/** One row, or none. */
final class SingleRowReader implements RowReader {
  private final @Nullable Row row;
  private int position;

  SingleRowReader(@Nullable Row row) {
    this.row = row;
  }

  private Row row() {
    if (row == null) {
      throw new IllegalStateException("no row");
    }
    return row;
  }

  @Override
  public boolean next() {
    return position++ == 0 && row != null;
  }

  @Override
  public boolean isNull(int ordinal) {
    return row().isNull(ordinal);
  }

  @Override
  public long getLong(int ordinal) {
    return row().getLong(ordinal);
  }

  @Override
  public double getDouble(int ordinal) {
    return row().getDouble(ordinal);
  }

  @Override
  public @Nullable Object get(int ordinal) {
    return row().get(ordinal);
  }

  @Override
  public void close() {}
}
