package io.quiver.planner.execute.aggregate;

import io.quiver.functions.scalar.NumberConversions;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.DecimalColumn;
import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * SUM and AVG with an exact result of type DECIMAL (or an integer type, rounded). What comes as
 * longs of one scale is summed in 128 bits.
 */
final class DecimalSumAccumulator extends Accumulator {
  private final DataType type;
  private final boolean average;
  private final boolean zeroIfEmpty;

  /** Of the values that came as objects. */
  private @Nullable BigDecimal[] sums = new BigDecimal[16];

  /** Of those that came as longs: 128 bits each. */
  private long[] low = new long[16];

  private long[] high = new long[16];
  private int scale;
  private long[] counts = new long[16];

  DecimalSumAccumulator(DataType type, boolean average, boolean zeroIfEmpty) {
    this.type = type;
    this.average = average;
    this.zeroIfEmpty = zeroIfEmpty;
  }

  @Override
  public void add(
      int[] groups, Column[] arguments, int @Nullable [] selection, int count, int groupCount) {
    if (sums.length < groupCount) {
      int capacity = Math.max(groupCount, sums.length * 2);
      sums = Arrays.copyOf(sums, capacity);
      low = Arrays.copyOf(low, capacity);
      high = Arrays.copyOf(high, capacity);
      counts = Arrays.copyOf(counts, capacity);
    }
    Column column = arguments[0];
    if (column instanceof DecimalColumn decimals && decimals.isUnscaled()) {
      scale = decimals.scale();
      addLongs(groups, decimals, decimals.values(), selection, count);
    } else if (column instanceof LongColumn longs && longs.type().kind().isInteger()) {
      addLongs(groups, longs, longs.values(), selection, count);
    } else {
      addObjects(groups, column, selection, count);
    }
  }

  private void addLongs(
      int[] groups, Column column, long[] values, int @Nullable [] selection, int count) {
    boolean nulls = column.hasNulls();
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      if (!nulls || !column.isNull(i)) {
        int group = groups[k];
        long value = values[i];
        long sum = low[group] + value;
        // Carry out of the unsigned low half, sign of the value above it.
        high[group] += (value >> 63) + (Long.compareUnsigned(sum, value) < 0 ? 1 : 0);
        low[group] = sum;
        counts[group]++;
      }
    }
  }

  private void addObjects(int[] groups, Column column, int @Nullable [] selection, int count) {
    for (int k = 0; k < count; k++) {
      Object value = column.get(selection == null ? k : selection[k]);
      if (value != null) {
        int group = groups[k];
        BigDecimal sum = sums[group];
        sums[group] = sum == null ? decimal(value) : sum.add(decimal(value));
        counts[group]++;
      }
    }
  }

  private static BigDecimal decimal(Object value) {
    return switch (value) {
      case BigDecimal number -> number;
      case Long number -> BigDecimal.valueOf(number);
      default -> new BigDecimal(((Number) value).doubleValue());
    };
  }

  private @Nullable BigDecimal sum(int group) {
    if (group >= counts.length || counts[group] == 0) {
      return null;
    }
    BigDecimal ofLongs;
    if (high[group] == low[group] >> 63) {
      ofLongs = BigDecimal.valueOf(low[group], scale);
    } else {
      BigInteger upper = BigInteger.valueOf(high[group]).shiftLeft(Long.SIZE);
      ofLongs = new BigDecimal(upper.add(new BigInteger(Long.toUnsignedString(low[group]))), scale);
    }
    BigDecimal ofObjects = sums[group];
    return ofObjects == null ? ofLongs : ofObjects.add(ofLongs);
  }

  @Override
  public void result(int group, Column out, int row) {
    BigDecimal sum = sum(group);
    if (sum == null) {
      sum = zeroIfEmpty ? BigDecimal.ZERO : null;
    } else if (average) {
      int places = type.kind() == TypeKind.DECIMAL ? type.scale() : 0;
      sum = sum.divide(BigDecimal.valueOf(counts[group]), places, RoundingMode.HALF_UP);
    }
    if (sum == null) {
      out.setNull(row);
    } else if (type.kind() == TypeKind.DECIMAL) {
      out.set(row, NumberConversions.fit(sum, type));
    } else {
      out.set(row, sum.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
  }
}
