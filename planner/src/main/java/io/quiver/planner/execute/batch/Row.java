package io.quiver.planner.execute.batch;

import org.jspecify.annotations.Nullable;

/**
 * One row of values by ordinal. Typed getters are for the physical kind of the column's type and
 * undefined on NULL.
 */
public interface Row {
  boolean isNull(int ordinal);

  long getLong(int ordinal);

  double getDouble(int ordinal);

  /** The value as {@link io.quiver.storage.value.DataType} describes; null for NULL. */
  @Nullable Object get(int ordinal);
}
