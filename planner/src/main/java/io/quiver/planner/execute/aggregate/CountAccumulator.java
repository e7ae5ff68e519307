package io.quiver.planner.execute.aggregate;

import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.LongColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** COUNT: rows whose arguments are all not NULL. */
final class CountAccumulator extends Accumulator {
  private long[] counts = new long[16];

  @Override
  public void add(
      int[] groups, Column[] arguments, int @Nullable [] selection, int count, int groupCount) {
    if (counts.length < groupCount) {
      counts = Arrays.copyOf(counts, Math.max(groupCount, counts.length * 2));
    }
    boolean nulls = false;
    for (Column argument : arguments) {
      nulls |= argument.hasNulls();
    }
    for (int k = 0; k < count; k++) {
      if (!nulls || noneIsNull(arguments, selection == null ? k : selection[k])) {
        counts[groups[k]]++;
      }
    }
  }

  private static boolean noneIsNull(Column[] arguments, int row) {
    for (Column argument : arguments) {
      if (argument.isNull(row)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void result(int group, Column out, int row) {
    ((LongColumn) out).setLong(row, group < counts.length ? counts[group] : 0);
  }
}
