package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.planner.execute.batch.ObjectColumn;
import io.quiver.planner.execute.batch.ValueOrder;
import io.quiver.storage.value.DataType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares two columns of objects: equal or less, the result possibly negated. */
final class ObjectComparisonKernel extends Kernel {
  private final boolean equality;
  private final boolean negated;
  private final Kernel first;
  private final Kernel second;
  private final LongColumn result = new LongColumn(DataType.BOOLEAN, 0);

  /** Operands come already swapped when the operator asks for it. */
  ObjectComparisonKernel(ComparisonOperator operator, Kernel first, Kernel second) {
    this.equality = operator.isEquality();
    this.negated = operator.isNegated();
    this.first = first;
    this.second = second;
  }

  @Override
  public Column evaluate(Batch batch, int @Nullable [] selection, int count) {
    ObjectColumn left = (ObjectColumn) first.evaluate(batch, selection, count);
    ObjectColumn right = (ObjectColumn) second.evaluate(batch, selection, count);
    result.reset();
    result.ensureCapacity(batch.rows());
    long[] out = result.values();
    @Nullable Object[] a = left.values();
    @Nullable Object[] b = right.values();
    boolean nulls = left.hasNulls() || right.hasNulls();
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      if (nulls && (left.isNull(i) || right.isNull(i))) {
        result.setNull(i);
      } else {
        out[i] = (equality ? same(a[i], b[i]) : less(a[i], b[i])) != negated ? 1 : 0;
      }
    }
    return result;
  }

  @Override
  public int select(Batch batch, int @Nullable [] selection, int count, int[] out) {
    ObjectColumn left = (ObjectColumn) first.evaluate(batch, selection, count);
    ObjectColumn right = (ObjectColumn) second.evaluate(batch, selection, count);
    if (left.hasNulls() || right.hasNulls()) {
      return selectWithNulls(left, right, selection, count, out);
    }
    @Nullable Object[] a = left.values();
    @Nullable Object[] b = right.values();
    return equality
        ? selectEqual(a, b, selection, count, out)
        : selectLess(a, b, selection, count, out);
  }

  private int selectEqual(
      @Nullable Object[] a,
      @Nullable Object[] b,
      int @Nullable [] selection,
      int count,
      int[] out) {
    int selected = 0;
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      out[selected] = i;
      selected += same(a[i], b[i]) != negated ? 1 : 0;
    }
    return selected;
  }

  private int selectLess(
      @Nullable Object[] a,
      @Nullable Object[] b,
      int @Nullable [] selection,
      int count,
      int[] out) {
    int selected = 0;
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      out[selected] = i;
      selected += less(a[i], b[i]) != negated ? 1 : 0;
    }
    return selected;
  }

  private int selectWithNulls(
      ObjectColumn left, ObjectColumn right, int @Nullable [] selection, int count, int[] out) {
    @Nullable Object[] a = left.values();
    @Nullable Object[] b = right.values();
    int selected = 0;
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      if (!left.isNull(i)
          && !right.isNull(i)
          && (equality ? same(a[i], b[i]) : less(a[i], b[i])) != negated) {
        out[selected++] = i;
      }
    }
    return selected;
  }

  private static boolean same(@Nullable Object a, @Nullable Object b) {
    return ValueOrder.same(Objects.requireNonNull(a), Objects.requireNonNull(b));
  }

  private static boolean less(@Nullable Object a, @Nullable Object b) {
    return ValueOrder.compare(Objects.requireNonNull(a), Objects.requireNonNull(b)) < 0;
  }
}
