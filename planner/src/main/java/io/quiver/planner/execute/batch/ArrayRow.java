package io.quiver.planner.execute.batch;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row over an array that may change below it. */
public final class ArrayRow implements Row {
  public static final ArrayRow EMPTY = new ArrayRow(new Object[0]);

  private @Nullable Object[] values;

  public ArrayRow(@Nullable Object[] values) {
    this.values = values;
  }

  /** Looks at another array from now on. */
  public void set(@Nullable Object[] newValues) {
    values = newValues;
  }

  @Override
  public boolean isNull(int ordinal) {
    return values[ordinal] == null;
  }

  @Override
  public long getLong(int ordinal) {
    return LongColumn.toLong(Objects.requireNonNull(values[ordinal]));
  }

  @Override
  public double getDouble(int ordinal) {
    return ((Number) Objects.requireNonNull(values[ordinal])).doubleValue();
  }

  @Override
  public @Nullable Object get(int ordinal) {
    return values[ordinal];
  }
}
