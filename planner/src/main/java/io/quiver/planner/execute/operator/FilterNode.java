package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.execute.expression.Kernel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the rows for which a condition is TRUE. */
public final class FilterNode extends PlanNode {
  private final PlanNode input;
  private final Expression condition;

  public FilterNode(PlanNode input, Expression condition) {
    super(input.types(), List.of(input));
    this.input = input;
    this.condition = condition;
  }

  @Override
  public String describe() {
    return "Filter";
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    BatchSource source = input.open(context);
    Kernel kernel = condition.kernel(context);
    return new BatchSource() {
      private int[] selection = {};

      @Override
      public @Nullable Batch next() {
        while (true) {
          Batch batch = source.next();
          if (batch == null) {
            return null;
          }
          context.checkActive();
          if (selection.length < batch.size()) {
            selection = new int[Math.max(batch.size(), 32)];
          }
          int count = kernel.select(batch, batch.selection(), batch.size(), selection);
          if (count > 0) {
            batch.select(batch.rows(), selection, count);
            return batch;
          }
        }
      }

      @Override
      public void close() {
        source.close();
      }
    };
  }
}
