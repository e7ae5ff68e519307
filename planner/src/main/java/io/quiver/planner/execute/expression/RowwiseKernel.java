package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchRow;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.context.ExecutionContext;
import org.jspecify.annotations.Nullable;

/** Evaluates an expression that has no kernel of its own, row by row. */
final class RowwiseKernel extends Kernel {
  private final Expression expression;
  private final ExecutionContext context;
  private final BatchRow row = new BatchRow();
  private final Column result;

  RowwiseKernel(Expression expression, ExecutionContext context) {
    this.expression = expression;
    this.context = context;
    this.result = Column.of(expression.type(), 0);
  }

  @Override
  public Column evaluate(Batch batch, int @Nullable [] selection, int count) {
    result.reset();
    result.ensureCapacity(batch.rows());
    row.set(batch);
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      row.move(i);
      result.set(i, expression.value(context, row));
    }
    return result;
  }
}
