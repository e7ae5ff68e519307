package io.quiver.planner.execute.aggregate;

import io.quiver.planner.execute.batch.Column;
import io.quiver.storage.value.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** VAR_POP, VAR_SAMP, STDDEV_POP, STDDEV_SAMP by Welford's algorithm. */
final class VarianceAccumulator extends Accumulator {
  private final boolean sample;
  private final boolean root;
  private final DataType type;
  private double[] means = new double[16];
  private double[] squares = new double[16];
  private long[] counts = new long[16];

  VarianceAccumulator(boolean sample, boolean root, DataType type) {
    this.sample = sample;
    this.root = root;
    this.type = type;
  }

  @Override
  public void add(
      int[] groups, Column[] arguments, int @Nullable [] selection, int count, int groupCount) {
    if (counts.length < groupCount) {
      int capacity = Math.max(groupCount, counts.length * 2);
      means = Arrays.copyOf(means, capacity);
      squares = Arrays.copyOf(squares, capacity);
      counts = Arrays.copyOf(counts, capacity);
    }
    for (int k = 0; k < count; k++) {
      Object value = arguments[0].get(selection == null ? k : selection[k]);
      if (value != null) {
        int group = groups[k];
        double number = ((Number) value).doubleValue();
        counts[group]++;
        double delta = number - means[group];
        means[group] += delta / counts[group];
        squares[group] += delta * (number - means[group]);
      }
    }
  }

  @Override
  public void result(int group, Column out, int row) {
    long divisor = group < counts.length ? counts[group] - (sample ? 1 : 0) : 0;
    if (divisor <= 0) {
      out.setNull(row);
      return;
    }
    double variance = squares[group] / divisor;
    Results.set(out, row, root ? Math.sqrt(variance) : variance, type);
  }
}
