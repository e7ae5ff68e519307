package io.quiver.storage.table;

import org.jspecify.annotations.Nullable;

/**
 * One row as it lies in its bytes; columns are decoded one by one when asked for, by ordinal of the
 * table definition. Typed getters are for the physical kind of the column's type and undefined on
 * NULL. Valid until the cursor moves; confined to one thread.
 */
public interface StoredRow {
  long rowId();

  boolean isNull(int ordinal);

  long getLong(int ordinal);

  double getDouble(int ordinal);

  /** The value as {@link io.quiver.storage.value.DataType} describes; null for NULL. */
  @Nullable Object get(int ordinal);
}
