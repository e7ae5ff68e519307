package io.quiver.storage.table;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of an ordered index to read: equal values for a leading run of columns, then an
 * optional range on the next one. NULL in {@code equal} matches NULL (IS NULL).
 *
 * @param equal values of the leading columns, may contain nulls
 * @param from lower bound of the next column, or null for none
 * @param to upper bound of the next column, or null for none
 */
public record IndexRange(List<@Nullable Object> equal, @Nullable Bound from, @Nullable Bound to) {
  /** One end of a range; never NULL: a comparison with NULL selects nothing. */
  public record Bound(Object value, boolean inclusive) {}

  public static final IndexRange ALL = new IndexRange(List.of(), null, null);

  public IndexRange {
    equal = Collections.unmodifiableList(Arrays.asList(equal.toArray()));
  }

  public static IndexRange equal(List<@Nullable Object> values) {
    return new IndexRange(values, null, null);
  }
}
