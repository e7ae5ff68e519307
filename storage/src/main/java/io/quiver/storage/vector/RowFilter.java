package io.quiver.storage.vector;

import org.jspecify.annotations.Nullable;

/** Which rows a search may return. */
public interface RowFilter {
  boolean accepts(long rowId);

  /** Upper bound of accepted rows, or -1 when unknown. */
  long estimatedRows();

  /**
   * The accepted rows, ascending, when they are known and few: then an exact scan of just these is
   * possible. Null otherwise.
   */
  long @Nullable [] rowIds();

  /** The same condition decided by INCLUDE columns; null when that is not possible. */
  default @Nullable IncludedFilter included() {
    return null;
  }
}
