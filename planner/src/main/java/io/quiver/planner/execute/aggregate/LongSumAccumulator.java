package io.quiver.planner.execute.aggregate;

import io.quiver.functions.scalar.NumberConversions;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** SUM of integers, exact; out of range is an error only in the result. */
final class LongSumAccumulator extends Accumulator {
  private final DataType type;
  private final boolean zeroIfEmpty;
  private long[] low = new long[16];
  private long[] high = new long[16];
  private boolean[] any = new boolean[16];

  LongSumAccumulator(DataType type, boolean zeroIfEmpty) {
    this.type = type;
    this.zeroIfEmpty = zeroIfEmpty;
  }

  @Override
  public void add(
      int[] groups, Column[] arguments, int @Nullable [] selection, int count, int groupCount) {
    if (low.length < groupCount) {
      int capacity = Math.max(groupCount, low.length * 2);
      low = Arrays.copyOf(low, capacity);
      high = Arrays.copyOf(high, capacity);
      any = Arrays.copyOf(any, capacity);
    }
    LongColumn column = (LongColumn) arguments[0];
    long[] values = column.values();
    boolean nulls = column.hasNulls();
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      if (!nulls || !column.isNull(i)) {
        int group = groups[k];
        long value = values[i];
        long sum = low[group] + value;
        // A 128 bit sum: carry out of the unsigned low half, sign of the value above it.
        high[group] += (value >> 63) + (Long.compareUnsigned(sum, value) < 0 ? 1 : 0);
        low[group] = sum;
        any[group] = true;
      }
    }
  }

  @Override
  public void result(int group, Column out, int row) {
    if (group >= any.length || !any[group]) {
      out.set(row, zeroIfEmpty ? 0L : null);
      return;
    }
    if (high[group] != low[group] >> 63) {
      throw new QuiverException(
          ErrorCode.NUMERIC_OUT_OF_RANGE, "The sum is out of range for " + type);
    }
    ((LongColumn) out).setLong(row, NumberConversions.checkRange(low[group], type));
  }
}
