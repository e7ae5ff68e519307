package io.quiver.storage.table;

import io.quiver.storage.error.QuiverException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Neighbouring rows of a table, by column: what was once decoded of some leaves of the store, kept
 * for the next reader. Unchanging but for the columns that are added; thread-safe.
 */
public final class RowBlock {
  private static final int HEADER_BYTES = 200;

  private final int size;

  /** The row ids, then the columns by ordinal. */
  private final AtomicReferenceArray<@Nullable BlockColumn> columns;

  /** Set by readers, cleared by sweeps of the cache; an update that gets lost does no harm. */
  private boolean used = true;

  private long bytes;

  RowBlock(int size, int columnCount, long retainedBytes) {
    this.size = size;
    this.bytes = HEADER_BYTES + retainedBytes;
    this.columns = new AtomicReferenceArray<>(columnCount + 1);
  }

  /** Number of rows. */
  public int size() {
    return size;
  }

  /** A column that was asked for, by ordinal of the table; -1: the row ids. */
  public BlockColumn column(int ordinal) {
    BlockColumn column = columns.get(ordinal + 1);
    if (column == null) {
      throw QuiverException.bug("column " + ordinal + " was not asked for");
    }
    return column;
  }

  boolean has(int[] ordinals) {
    for (int ordinal : ordinals) {
      if (columns.get(ordinal + 1) == null) {
        return false;
      }
    }
    return true;
  }

  /** Adds the columns that are missing, up to one that cannot be kept; tells the bytes added. */
  synchronized long add(int[] ordinals, BlockDecoder decoder) {
    long before = bytes;
    for (int ordinal : ordinals) {
      if (columns.get(ordinal + 1) == null) {
        BlockColumn column = decoder.decode(ordinal);
        if (column == null) {
          break;
        }
        bytes += column.bytes();
        columns.set(ordinal + 1, column);
      }
    }
    return bytes - before;
  }

  synchronized long bytes() {
    return bytes;
  }

  boolean wasUsed() {
    return used;
  }

  void setUsed(boolean newUsed) {
    used = newUsed;
  }
}
