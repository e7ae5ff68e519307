package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.DoubleColumn;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.batch.ValueOrder;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.Physical;
import io.quiver.storage.value.TypeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares two values of types that are compared alike. NULL when either is. */
public final class Comparison extends Expression {
  private final ComparisonOperator operator;
  private final Expression left;
  private final Expression right;
  private final Physical physical;

  public Comparison(ComparisonOperator operator, Expression left, Expression right) {
    super(DataType.BOOLEAN);
    this.operator = operator;
    this.left = left;
    this.right = right;
    this.physical = left.type().physical();
    if (physical != right.type().physical()) {
      throw new IllegalArgumentException(left.type() + " against " + right.type());
    }
  }

  public ComparisonOperator operator() {
    return operator;
  }

  @Override
  public List<Expression> operands() {
    return List.of(left, right);
  }

  @Override
  public @Nullable Object value(ExecutionContext context, Row row) {
    return box(truth(context, row));
  }

  @Override
  public int truth(ExecutionContext context, Row row) {
    return switch (physical) {
      case LONG -> {
        long a = left.longValue(context, row);
        if (context.wasNull()) {
          yield UNKNOWN;
        }
        long b = right.longValue(context, row);
        yield context.wasNull() ? UNKNOWN : truth(Long.compare(a, b));
      }
      case DOUBLE -> {
        double a = left.doubleValue(context, row);
        if (context.wasNull()) {
          yield UNKNOWN;
        }
        double b = right.doubleValue(context, row);
        yield context.wasNull() ? UNKNOWN : truth(DoubleColumn.compare(a, b));
      }
      case OBJECT -> {
        Object a = left.value(context, row);
        Object b = a == null ? null : right.value(context, row);
        if (a == null || b == null) {
          yield UNKNOWN;
        }
        yield operator.isEquality()
            ? (ValueOrder.same(a, b) != operator.isNegated() ? TRUE : FALSE)
            : truth(ValueOrder.compare(a, b));
      }
    };
  }

  private int truth(int order) {
    return operator.holds(order) ? TRUE : FALSE;
  }

  @Override
  protected Kernel variableKernel(ExecutionContext context) {
    Kernel first = (operator.isSwapped() ? right : left).kernel(context);
    Kernel second = (operator.isSwapped() ? left : right).kernel(context);
    return switch (physical) {
      case LONG -> new LongComparisonKernel(operator, first, second);
      case DOUBLE -> new DoubleComparisonKernel(operator, first, second);
      case OBJECT ->
          left.type().kind() == TypeKind.DECIMAL
              ? new DecimalComparisonKernel(operator, first, second)
              : new ObjectComparisonKernel(operator, first, second);
    };
  }
}
