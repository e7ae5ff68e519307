package io.quiver.planner.execute.aggregate;

import io.quiver.functions.scalar.ArrayConversions;
import io.quiver.planner.execute.batch.Column;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SUM and AVG of vectors, by element. */
final class VectorAccumulator extends Accumulator {
  private final boolean average;
  private final List<double @Nullable []> sums = new ArrayList<>();
  private long[] counts = new long[16];

  VectorAccumulator(boolean average) {
    this.average = average;
  }

  @Override
  public void add(
      int[] groups, Column[] arguments, int @Nullable [] selection, int count, int groupCount) {
    while (sums.size() < groupCount) {
      sums.add(null);
    }
    if (counts.length < groupCount) {
      counts = Arrays.copyOf(counts, Math.max(groupCount, counts.length * 2));
    }
    for (int k = 0; k < count; k++) {
      Object value = arguments[0].get(selection == null ? k : selection[k]);
      if (value instanceof float[] vector) {
        int group = groups[k];
        double[] sum = sums.get(group);
        if (sum == null) {
          sum = new double[vector.length];
          sums.set(group, sum);
        }
        if (sum.length != vector.length) {
          throw new QuiverException(
              ErrorCode.VECTOR_DIMENSION,
              "Vectors of " + sum.length + " and " + vector.length + " dimensions cannot be added");
        }
        for (int i = 0; i < sum.length; i++) {
          sum[i] += vector[i];
        }
        counts[group]++;
      }
    }
  }

  @Override
  public void result(int group, Column out, int row) {
    double[] sum = group < sums.size() ? sums.get(group) : null;
    if (sum == null) {
      out.setNull(row);
      return;
    }
    float[] vector = new float[sum.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (average ? sum[i] / counts[group] : sum[i]);
    }
    out.set(row, ArrayConversions.checkFinite(vector));
  }
}
