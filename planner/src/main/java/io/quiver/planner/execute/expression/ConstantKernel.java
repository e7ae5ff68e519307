package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.context.ExecutionContext;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a constant once, when it is first needed for a row: an error in a branch that no row
 * takes is none.
 */
final class ConstantKernel extends Kernel {
  private final Expression expression;
  private final ExecutionContext context;
  private final Column result;
  private @Nullable Object value;
  private boolean known;
  private int filled;

  ConstantKernel(Expression expression, ExecutionContext context) {
    this.expression = expression;
    this.context = context;
    this.result = Column.of(expression.type(), 0);
  }

  @Override
  public Column evaluate(Batch batch, int @Nullable [] selection, int count) {
    if (count == 0) {
      return result;
    }
    if (!known) {
      value = expression.value(context, ArrayRow.EMPTY);
      known = true;
    }
    if (filled < batch.rows()) {
      result.ensureCapacity(Math.max(batch.rows(), 32));
      for (; filled < batch.rows(); filled++) {
        result.set(filled, value);
      }
    }
    return result;
  }
}
