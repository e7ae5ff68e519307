package io.quiver.planner.execute.expression;

import io.quiver.functions.scalar.NumberConversions;
import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.DoubleColumn;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arithmetic of approximate numbers. Overflow and division by zero are errors. */
public final class DoubleArithmetic extends Expression {
  private final ArithmeticOperator operator;
  private final Expression left;
  private final Expression right;
  private final boolean isReal;

  public DoubleArithmetic(
      ArithmeticOperator operator, Expression left, Expression right, DataType type) {
    super(type);
    this.operator = operator;
    this.left = left;
    this.right = right;
    this.isReal = type.kind() == TypeKind.REAL;
  }

  @Override
  public List<Expression> operands() {
    return List.of(left, right);
  }

  @Override
  public @Nullable Object value(ExecutionContext context, Row row) {
    double result = doubleValue(context, row);
    return context.wasNull() ? null : result;
  }

  @Override
  public double doubleValue(ExecutionContext context, Row row) {
    double a = left.doubleValue(context, row);
    if (context.wasNull()) {
      return 0;
    }
    double b = right.doubleValue(context, row);
    return context.wasNull() ? 0 : apply(a, b);
  }

  private double apply(double a, double b) {
    double result =
        switch (operator) {
          case ADD -> a + b;
          case SUBTRACT -> a - b;
          case MULTIPLY -> a * b;
          case DIVIDE -> {
            if (b == 0) {
              throw ArithmeticOperator.divisionByZero();
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
    if (Double.isInfinite(result) && Double.isFinite(a) && Double.isFinite(b)) {
      throw operator.overflow(a, b, type());
    }
    return isReal ? NumberConversions.toReal(result, type()) : result;
  }

  @Override
  protected Kernel variableKernel(ExecutionContext context) {
    Kernel first = left.kernel(context);
    Kernel second = right.kernel(context);
    return new Kernel() {
      private final DoubleColumn result = new DoubleColumn(type(), 0);

      @Override
      public Column evaluate(Batch batch, int @Nullable [] selection, int count) {
        DoubleColumn a = (DoubleColumn) first.evaluate(batch, selection, count);
        DoubleColumn b = (DoubleColumn) second.evaluate(batch, selection, count);
        result.reset();
        result.ensureCapacity(batch.rows());
        double[] x = a.values();
        double[] y = b.values();
        double[] out = result.values();
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
