package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.storage.value.DataType;
import org.jspecify.annotations.Nullable;

/** Compares two columns of longs: equal or less, the result possibly negated. */
final class LongComparisonKernel extends Kernel {
  private final boolean equality;
  private final boolean negated;
  private final Kernel first;
  private final Kernel second;
  private final LongColumn result = new LongColumn(DataType.BOOLEAN, 0);

  /** Operands come already swapped when the operator asks for it. */
  LongComparisonKernel(ComparisonOperator operator, Kernel first, Kernel second) {
    this.equality = operator.isEquality();
    this.negated = operator.isNegated();
    this.first = first;
    this.second = second;
  }

  @Override
  public Column evaluate(Batch batch, int @Nullable [] selection, int count) {
    LongColumn left = (LongColumn) first.evaluate(batch, selection, count);
    LongColumn right = (LongColumn) second.evaluate(batch, selection, count);
    result.reset();
    result.ensureCapacity(batch.rows());
    long[] out = result.values();
    long[] a = left.values();
    long[] b = right.values();
    boolean nulls = left.hasNulls() || right.hasNulls();
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      if (nulls && (left.isNull(i) || right.isNull(i))) {
        result.setNull(i);
      } else {
        out[i] = (equality ? a[i] == b[i] : a[i] < b[i]) != negated ? 1 : 0;
      }
    }
    return result;
  }

  @Override
  public int select(Batch batch, int @Nullable [] selection, int count, int[] out) {
    LongColumn left = (LongColumn) first.evaluate(batch, selection, count);
    LongColumn right = (LongColumn) second.evaluate(batch, selection, count);
    if (left.hasNulls() || right.hasNulls()) {
      return selectWithNulls(left, right, selection, count, out);
    }
    long[] a = left.values();
    long[] b = right.values();
    return equality
        ? selectEqual(a, b, selection, count, out)
        : selectLess(a, b, selection, count, out);
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

  private int selectWithNulls(
      LongColumn left, LongColumn right, int @Nullable [] selection, int count, int[] out) {
    long[] a = left.values();
    long[] b = right.values();
    int selected = 0;
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      if (!left.isNull(i)
          && !right.isNull(i)
          && (equality ? a[i] == b[i] : a[i] < b[i]) != negated) {
        out[selected++] = i;
      }
    }
    return selected;
  }
}
