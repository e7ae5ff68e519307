package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.ExecutionContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rows of all inputs, one input after the other. */
public final class UnionNode extends PlanNode {
  public UnionNode(List<PlanNode> inputs) {
    super(inputs.get(0).types(), inputs);
  }

  @Override
  public String describe() {
    return "Union all";
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    return new BatchSource() {
      private int position;
      private @Nullable BatchSource current;

      @Override
      public @Nullable Batch next() {
        while (position < inputs().size()) {
          if (current == null) {
            current = inputs().get(position).open(context);
          }
          Batch batch = current.next();
          if (batch != null) {
            return batch;
          }
          close();
          position++;
        }
        return null;
      }

      @Override
      public void close() {
        if (current != null) {
          current.close();
          current = null;
        }
      }
    };
  }
}
