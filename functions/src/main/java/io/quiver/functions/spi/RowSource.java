package io.quiver.functions.spi;

import org.jspecify.annotations.Nullable;

/** Rows pulled one by one: input and output of table functions. Confined to one thread. */
public interface RowSource extends AutoCloseable {
  boolean next();

  /** Column from 0 of the current row, as {@link io.quiver.storage.value.DataType} describes. */
  @Nullable Object get(int column);

  @Override
  void close();
}
