package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** IS NULL and IS NOT NULL. */
public final class NullTest extends Expression {
  private final Expression operand;
  private final boolean negated;

  public NullTest(Expression operand, boolean negated) {
    super(DataType.BOOLEAN);
    this.operand = operand;
    this.negated = negated;
  }

  @Override
  public List<Expression> operands() {
    return List.of(operand);
  }

  @Override
  public @Nullable Object value(ExecutionContext context, Row row) {
    return truth(context, row) == TRUE;
  }

  @Override
  public int truth(ExecutionContext context, Row row) {
    boolean isNull =
        operand instanceof ColumnReference column
            ? row.isNull(column.ordinal())
            : operand.value(context, row) == null;
    return isNull != negated ? TRUE : FALSE;
  }

  @Override
  protected Kernel variableKernel(ExecutionContext context) {
    Kernel kernel = operand.kernel(context);
    return new Kernel() {
      private final LongColumn result = new LongColumn(DataType.BOOLEAN, 0);

      @Override
      public Column evaluate(Batch batch, int @Nullable [] selection, int count) {
        Column column = kernel.evaluate(batch, selection, count);
        result.ensureCapacity(batch.rows());
        for (int k = 0; k < count; k++) {
          int i = selection == null ? k : selection[k];
          result.setLong(i, column.isNull(i) != negated ? 1 : 0);
        }
        return result;
      }
    };
  }
}
