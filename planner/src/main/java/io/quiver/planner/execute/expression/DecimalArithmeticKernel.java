package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.DecimalColumn;
import io.quiver.storage.value.DataType;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Sums, differences and products of decimals whose results need no rounding, in longs where they
 * fit, else in objects.
 */
final class DecimalArithmeticKernel extends Kernel {
  /** From this precision on every long is in range. */
  private static final int LONG_PRECISION = 19;

  private final ArithmeticOperator operator;
  private final Kernel first;
  private final Kernel second;
  private final DecimalColumn result;
  private final BinaryOperator<BigDecimal> exact;
  private final long bound;
  private long computed;

  /**
   * Makes one.
   *
   * @param exact the operation on objects, which refuses what is out of range
   */
  DecimalArithmeticKernel(
      ArithmeticOperator operator,
      Kernel first,
      Kernel second,
      DataType type,
      BinaryOperator<BigDecimal> exact) {
    this.operator = operator;
    this.first = first;
    this.second = second;
    this.result = new DecimalColumn(type, 0);
    this.exact = exact;
    this.bound =
        type.precision() < LONG_PRECISION ? DecimalColumn.power(type.precision()) : Long.MAX_VALUE;
  }

  /** Whether it can compute this. */
  static boolean suits(ArithmeticOperator operator, DataType left, DataType right, DataType type) {
    if (!DecimalColumn.suits(left) || !DecimalColumn.suits(right) || !DecimalColumn.suits(type)) {
      return false;
    }
    return switch (operator) {
      case ADD, SUBTRACT -> type.scale() == Math.max(left.scale(), right.scale());
      case MULTIPLY -> type.scale() == left.scale() + right.scale();
      case DIVIDE, REMAINDER -> false;
    };
  }

  @Override
  public Column evaluate(Batch batch, int @Nullable [] selection, int count) {
    Column left = first.evaluate(batch, selection, count);
    Column right = second.evaluate(batch, selection, count);
    result.reset();
    result.ensureCapacity(batch.rows());
    boolean nulls = left.hasNulls() || right.hasNulls();
    DecimalColumn a = unscaled(left);
    DecimalColumn b = unscaled(right);
    if (a != null && b != null && !nulls && result.isUnscaled()) {
      boolean done =
          operator == ArithmeticOperator.MULTIPLY
              ? product(a.values(), b.values(), selection, count)
              : sum(a, b, selection, count);
      if (done) {
        return result;
      }
    }
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      if (nulls && (left.isNull(i) || right.isNull(i))) {
        result.setNull(i);
      } else if (a != null && b != null && compute(a, b, i)) {
        result.setUnscaled(i, computed);
      } else {
        BigDecimal x = (BigDecimal) Objects.requireNonNull(left.get(i));
        BigDecimal y = (BigDecimal) Objects.requireNonNull(right.get(i));
        result.set(i, exact.apply(x, y));
      }
    }
    return result;
  }

  private static @Nullable DecimalColumn unscaled(Column column) {
    return column instanceof DecimalColumn decimals && decimals.isUnscaled() ? decimals : null;
  }

  /** The frequent case in a loop of its own; false when a result is too large. */
  private boolean product(long[] a, long[] b, int @Nullable [] selection, int count) {
    long[] out = result.values();
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      long low = a[i] * b[i];
      if (Math.multiplyHigh(a[i], b[i]) != low >> 63 || low >= bound || low <= -bound) {
        return false;
      }
      out[i] = low;
    }
    return true;
  }

  /** The same for sums and differences, where raising to the scale cannot overflow. */
  private boolean sum(
      DecimalColumn left, DecimalColumn right, int @Nullable [] selection, int count) {
    long[] a = left.values();
    long[] b = right.values();
    long[] out = result.values();
    long ofA = DecimalColumn.power(result.scale() - left.scale());
    long ofB = DecimalColumn.power(result.scale() - right.scale());
    long mostA = Long.MAX_VALUE / 2 / ofA;
    long mostB = Long.MAX_VALUE / 2 / ofB;
    if (operator == ArithmeticOperator.SUBTRACT) {
      ofB = -ofB;
    }
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      long x = a[i];
      long y = b[i];
      long sum = x * ofA + y * ofB;
      if (x > mostA || x < -mostA || y > mostB || y < -mostB || sum >= bound || sum <= -bound) {
        return false;
      }
      out[i] = sum;
    }
    return true;
  }

  /** Leaves the result in {@link #computed}; false when it is too large for that. */
  private boolean compute(DecimalColumn left, DecimalColumn right, int i) {
    long a = left.values()[i];
    long b = right.values()[i];
    if (operator != ArithmeticOperator.MULTIPLY) {
      int scale = result.scale();
      long raisedA = a * DecimalColumn.power(scale - left.scale());
      long raisedB = b * DecimalColumn.power(scale - right.scale());
      if (Math.multiplyHigh(a, DecimalColumn.power(scale - left.scale())) != raisedA >> 63
          || Math.multiplyHigh(b, DecimalColumn.power(scale - right.scale())) != raisedB >> 63) {
        return false;
      }
      boolean adds = operator == ArithmeticOperator.ADD;
      computed = adds ? raisedA + raisedB : raisedA - raisedB;
      long overflow =
          adds
              ? (raisedA ^ computed) & (raisedB ^ computed)
              : (raisedA ^ raisedB) & (raisedA ^ computed);
      return overflow >= 0 && computed < bound && computed > -bound;
    }
    computed = a * b;
    return Math.multiplyHigh(a, b) == computed >> 63 && computed < bound && computed > -bound;
  }
}
