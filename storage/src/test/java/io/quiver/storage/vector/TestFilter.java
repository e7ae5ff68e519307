package io.quiver.storage.vector;

import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A filter by a rule on row ids 0..rows-1. */
record TestFilter(LongPredicate rule, long rows, long estimatedRows, boolean known)
    implements RowFilter {
  @Override
  public boolean accepts(long rowId) {
    return rule.test(rowId);
  }

  @Override
  public long @Nullable [] rowIds() {
    return known ? LongStream.range(0, rows).filter(rule).toArray() : null;
  }
}
