package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.DecimalColumn;
import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.storage.value.DataType;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares two columns of decimals: equal or less, the result possibly negated. */
final class DecimalComparisonKernel extends Kernel {
  private final boolean equality;
  private final boolean negated;
  private final Kernel first;
  private final Kernel second;
  private final LongColumn result = new LongColumn(DataType.BOOLEAN, 0);

  /** Operands come already swapped when the operator asks for it. */
  DecimalComparisonKernel(ComparisonOperator operator, Kernel first, Kernel second) {
    this.equality = operator.isEquality();
    this.negated = operator.isNegated();
    this.first = first;
    this.second = second;
  }

  private static int compare(Column left, Column right, int i) {
    if (left instanceof DecimalColumn a
        && right instanceof DecimalColumn b
        && a.isUnscaled()
        && b.isUnscaled()) {
      return DecimalColumn.compare(a.values()[i], a.scale(), b.values()[i], b.scale());
    }
    BigDecimal a = (BigDecimal) Objects.requireNonNull(left.get(i));
    return a.compareTo((BigDecimal) Objects.requireNonNull(right.get(i)));
  }

  private boolean holds(Column left, Column right, int i) {
    int order = compare(left, right, i);
    return (equality ? order == 0 : order < 0) != negated;
  }

  @Override
  public Column evaluate(Batch batch, int @Nullable [] selection, int count) {
    Column left = first.evaluate(batch, selection, count);
    Column right = second.evaluate(batch, selection, count);
    result.reset();
    result.ensureCapacity(batch.rows());
    long[] out = result.values();
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      if (left.isNull(i) || right.isNull(i)) {
        result.setNull(i);
      } else {
        out[i] = holds(left, right, i) ? 1 : 0;
      }
    }
    return result;
  }

  @Override
  public int select(Batch batch, int @Nullable [] selection, int count, int[] out) {
    Column left = first.evaluate(batch, selection, count);
    Column right = second.evaluate(batch, selection, count);
    if (left instanceof DecimalColumn a
        && right instanceof DecimalColumn b
        && a.isUnscaled()
        && b.isUnscaled()
        && a.scale() == b.scale()
        && !a.hasNulls()
        && !b.hasNulls()) {
      return equality
          ? selectEqual(a.values(), b.values(), selection, count, out)
          : selectLess(a.values(), b.values(), selection, count, out);
    }
    int selected = 0;
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      if (!left.isNull(i) && !right.isNull(i) && holds(left, right, i)) {
        out[selected++] = i;
      }
    }
    return selected;
  }

  private int selectEqual(long[] a, long[] b, int @Nullable [] selection, int count, int[] out) {
    int selected = 0;
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      out[selected] = i;
      selected += (a[i] == b[i]) != negated ? 1 : 0;
    }
    return selected;
  }

  private int selectLess(long[] a, long[] b, int @Nullable [] selection, int count, int[] out) {
    int selected = 0;
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      out[selected] = i;
      selected += (a[i] < b[i]) != negated ? 1 : 0;
    }
    return selected;
  }
}
