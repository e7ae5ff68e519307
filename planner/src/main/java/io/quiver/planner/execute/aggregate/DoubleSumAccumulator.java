package io.quiver.planner.execute.aggregate;

import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.DoubleColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** SUM and AVG of numbers as doubles. */
final class DoubleSumAccumulator extends Accumulator {
  /** What the result is. */
  enum Result {
    SUM,
    SUM_OR_ZERO,
    AVERAGE
  }

  private final Result result;
  private double[] sums = new double[16];
  private long[] counts = new long[16];

  DoubleSumAccumulator(Result result) {
    this.result = result;
  }

  @Override
  public void add(
      int[] groups, Column[] arguments, int @Nullable [] selection, int count, int groupCount) {
    if (sums.length < groupCount) {
      int capacity = Math.max(groupCount, sums.length * 2);
      sums = Arrays.copyOf(sums, capacity);
      counts = Arrays.copyOf(counts, capacity);
    }
    if (arguments[0] instanceof DoubleColumn column) {
      addDoubles(groups, column, selection, count);
    } else {
      for (int k = 0; k < count; k++) {
        Object value = arguments[0].get(selection == null ? k : selection[k]);
        if (value != null) {
          sums[groups[k]] += ((Number) value).doubleValue();
          counts[groups[k]]++;
        }
      }
    }
  }

  private void addDoubles(
      int[] groups, DoubleColumn column, int @Nullable [] selection, int count) {
    double[] values = column.values();
    boolean nulls = column.hasNulls();
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      if (!nulls || !column.isNull(i)) {
        sums[groups[k]] += values[i];
        counts[groups[k]]++;
      }
    }
  }

  @Override
  public void result(int group, Column out, int row) {
    long count = group < counts.length ? counts[group] : 0;
    if (count == 0) {
      out.set(row, result == Result.SUM_OR_ZERO ? 0.0 : null);
    } else {
      ((DoubleColumn) out)
          .setDouble(row, result == Result.AVERAGE ? sums[group] / count : sums[group]);
    }
  }
}
