package io.quiver.planner.rel;

import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/**
 * One part of an ordered index to read: equal values for a leading run of its columns, then an
 * optional range on the next one, as {@link io.quiver.storage.table.IndexRange}.
 *
 * @param equal a literal NULL here means IS NULL; any other value that is NULL at run time, or that
 *     the column's type cannot hold, makes the probe empty
 */
public record IndexProbe(List<RexNode> equal, @Nullable KeyBound from, @Nullable KeyBound to) {
  public IndexProbe {
    equal = List.copyOf(equal);
  }

  /** The same probe with other expressions. */
  IndexProbe accept(RexShuttle shuttle) {
    return new IndexProbe(
        equal.stream().map(e -> e.accept(shuttle)).toList(),
        from == null ? null : new KeyBound(from.value().accept(shuttle), from.inclusive()),
        to == null ? null : new KeyBound(to.value().accept(shuttle), to.inclusive()));
  }

  /** Whether any expression depends on a correlation variable. */
  public boolean isCorrelated() {
    return Stream.concat(
            equal.stream(), Stream.of(from, to).filter(b -> b != null).map(KeyBound::value))
        .anyMatch(RexUtil::containsCorrelation);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("=").append(equal);
    if (from != null) {
      text.append(" from ").append(from);
    }
    if (to != null) {
      text.append(" to ").append(to);
    }
    return text.toString();
  }
}
