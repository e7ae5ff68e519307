package io.quiver.planner.execute.aggregate;

import io.quiver.functions.scalar.NumberConversions;
import io.quiver.planner.execute.batch.Column;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** SUM and AVG with an exact result of type DECIMAL (or an integer type, rounded). */
final class DecimalSumAccumulator extends Accumulator {
  private final DataType type;
  private final boolean average;
  private final boolean zeroIfEmpty;
  private @Nullable BigDecimal[] sums = new BigDecimal[16];
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
      counts = Arrays.copyOf(counts, capacity);
    }
    for (int k = 0; k < count; k++) {
      Object value = arguments[0].get(selection == null ? k : selection[k]);
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

  @Override
  public void result(int group, Column out, int row) {
    BigDecimal sum = group < sums.length ? sums[group] : null;
    if (sum == null) {
      sum = zeroIfEmpty ? BigDecimal.ZERO : null;
    } else if (average) {
      int scale = type.kind() == TypeKind.DECIMAL ? type.scale() : 0;
      sum = sum.divide(BigDecimal.valueOf(counts[group]), scale, RoundingMode.HALF_UP);
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
