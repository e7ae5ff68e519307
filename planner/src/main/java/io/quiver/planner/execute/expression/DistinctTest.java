package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.batch.ValueOrder;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** IS [NOT] DISTINCT FROM: comparison in which NULL equals NULL. */
public final class DistinctTest extends Expression {
  private final Expression left;
  private final Expression right;
  private final boolean negated;

  /** Distinct, or with {@code negated} not distinct. */
  public DistinctTest(Expression left, Expression right, boolean negated) {
    super(DataType.BOOLEAN);
    this.left = left;
    this.right = right;
    this.negated = negated;
  }

  @Override
  public List<Expression> operands() {
    return List.of(left, right);
  }

  @Override
  public @Nullable Object value(ExecutionContext context, Row row) {
    Object a = left.value(context, row);
    Object b = right.value(context, row);
    boolean same = a == null ? b == null : b != null && ValueOrder.same(a, b);
    return same == negated;
  }

  @Override
  protected Kernel variableKernel(ExecutionContext context) {
    Kernel first = left.kernel(context);
    Kernel second = right.kernel(context);
    return new Kernel() {
      private final LongColumn result = new LongColumn(DataType.BOOLEAN, 0);

      @Override
      public Column evaluate(Batch batch, int @Nullable [] selection, int count) {
        Column a = first.evaluate(batch, selection, count);
        Column b = second.evaluate(batch, selection, count);
        result.ensureCapacity(batch.rows());
        for (int k = 0; k < count; k++) {
          int i = selection == null ? k : selection[k];
          result.setLong(i, a.same(i, b, i) == negated ? 1 : 0);
        }
        return result;
      }
    };
  }
}
