package io.quiver.storage.vector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition that is decided by a row's id and its INCLUDE columns, without the row. */
public interface IncludedFilter {
  boolean accepts(long rowId, IncludedValues values);

  /** What every accepted row fulfils; may be empty. Found by looking up instead of testing. */
  List<Bound> bounds();

  /**
   * One column lies within a range, or equals a value.
   *
   * @param column position in the definition
   * @param from smallest, of columns that are physically longs
   * @param to largest, of columns that are physically longs
   * @param value of columns that are neither longs nor doubles; null for a range
   */
  record Bound(int column, long from, long to, @Nullable Object value) {}
}
