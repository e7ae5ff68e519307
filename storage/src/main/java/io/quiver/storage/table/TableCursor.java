package io.quiver.storage.table;

import org.jspecify.annotations.Nullable;

/** Walks over rows. Starts before the first. Confined to one thread. */
public interface TableCursor extends AutoCloseable {
  boolean next();

  /**
   * Moves past rows that come next, all at once, where they lie together.
   *
   * @param ordinals columns that the block must have, -1 for the row id
   * @return null when there are no such rows next: {@link #next} goes on. After a block there is no
   *     current row
   */
  default @Nullable RowBlock nextBlock(int[] ordinals) {
    return null;
  }

  /** The current row; the same object may be reused for the next one. */
  StoredRow row();

  @Override
  void close();
}
