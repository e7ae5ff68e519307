package io.quiver.storage.table;

/** Walks over rows. Starts before the first. Confined to one thread. */
public interface TableCursor extends AutoCloseable {
  boolean next();

  /** The current row; the same object may be reused for the next one. */
  StoredRow row();

  @Override
  void close();
}
