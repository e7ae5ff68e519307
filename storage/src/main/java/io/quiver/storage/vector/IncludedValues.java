package io.quiver.storage.vector;

import org.jspecify.annotations.Nullable;

/**
 * The values of an index's INCLUDE columns for one row, by position in the definition. Typed
 * getters are for the physical kind of the column's type and undefined on NULL.
 */
public interface IncludedValues {
  boolean isNull(int column);

  long getLong(int column);

  double getDouble(int column);

  /** Null for NULL. */
  @Nullable Object get(int column);
}
