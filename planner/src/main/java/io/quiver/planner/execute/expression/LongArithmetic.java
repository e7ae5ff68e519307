package io.quiver.planner.execute.expression;

import io.quiver.functions.scalar.NumberConversions;
import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arithmetic of integers, checked against the range of the result's type. */
public final class LongArithmetic extends Expression {
  private final ArithmeticOperator operator;
  private final Expression left;
  private final Expression right;
  private final long minimum;
  private final long maximum;

  public LongArithmetic(
      ArithmeticOperator operator, Expression left, Expression right, DataType type) {
    super(type);
    this.operator = operator;
    this.left = left;
    this.right = right;
    this.minimum = NumberConversions.minimum(type.kind());
    this.maximum = NumberConversions.maximum(type.kind());
  }

  @Override
  public List<Expression> operands() {
    return List.of(left, right);
  }

  @Override
  public @Nullable Object value(ExecutionContext context, Row row) {
    long result = longValue(context, row);
    return context.wasNull() ? null : result;
  }

  @Override
  public long longValue(ExecutionContext context, Row row) {
    long a = left.longValue(context, row);
    if (context.wasNull()) {
      return 0;
    }
    long b = right.longValue(context, row);
    return context.wasNull() ? 0 : apply(a, b);
  }

  private long apply(long a, long b) {
    long result =
        switch (operator) {
          case ADD -> {
            long sum = a + b;
            if (((a ^ sum) & (b ^ sum)) < 0) {
              throw operator.overflow(a, b, type());
            }
            yield sum;
          }
          case SUBTRACT -> {
            long difference = a - b;
            if (((a ^ b) & (a ^ difference)) < 0) {
              throw operator.overflow(a, b, type());
            }
            yield difference;
          }
          case MULTIPLY -> {
            long low = a * b;
            if (Math.multiplyHigh(a, b) != low >> 63) {
              throw operator.overflow(a, b, type());
            }
            yield low;
          }
          case DIVIDE -> {
            if (b == 0) {
              throw ArithmeticOperator.divisionByZero();
            }
            if (a == Long.MIN_VALUE && b == -1) {
              throw operator.overflow(a, b, type());
            }
            yield a / b;
          }
          case REMAINDER -> {
            if (b == 0) {
              throw ArithmeticOperator.divisionByZero();
            }
            yield a % b;
          }
        };
    if (result < minimum || result > maximum) {
      throw operator.overflow(a, b, type());
    }
    return result;
  }

  @Override
  protected Kernel variableKernel(ExecutionContext context) {
    Kernel first = left.kernel(context);
    Kernel second = right.kernel(context);
    return new Kernel() {
      private final LongColumn result = new LongColumn(type(), 0);

      @Override
      public Column evaluate(Batch batch, int @Nullable [] selection, int count) {
        LongColumn a = (LongColumn) first.evaluate(batch, selection, count);
        LongColumn b = (LongColumn) second.evaluate(batch, selection, count);
        result.reset();
        result.ensureCapacity(batch.rows());
        long[] x = a.values();
        long[] y = b.values();
        long[] out = result.values();
        boolean nulls = a.hasNulls() || b.hasNulls();
        for (int k = 0; k < count; k++) {
          int i = selection == null ? k : selection[k];
          if (nulls && (a.isNull(i) || b.isNull(i))) {
            result.setNull(i);
          } else {
            out[i] = apply(x[i], y[i]);
          }
        }
        return result;
      }
    };
  }
}
