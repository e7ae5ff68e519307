package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.KeyTable;
import io.quiver.planner.execute.context.ExecutionContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes on each row once, as soon as it comes. */
public final class DistinctNode extends PlanNode {
  private final PlanNode input;

  public DistinctNode(PlanNode input) {
    super(input.types(), List.of(input));
    this.input = input;
  }

  @Override
  public String describe() {
    return "Distinct";
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    BatchSource source = input.open(context);
    KeyTable seen = new KeyTable(context.memory(), types());
    return new BatchSource() {
      private int[] fresh = {};

      @Override
      public @Nullable Batch next() {
        while (true) {
          Batch batch = source.next();
          if (batch == null) {
            return null;
          }
          context.checkActive();
          if (fresh.length < batch.size()) {
            fresh = new int[batch.size()];
          }
          int count = 0;
          for (int k = 0; k < batch.size(); k++) {
            int row = batch.row(k);
            int known = seen.size();
            if (seen.add(batch.columns(), row) == known) {
              fresh[count++] = row;
            }
          }
          if (count > 0) {
            batch.select(batch.rows(), fresh, count);
            return batch;
          }
        }
      }

      @Override
      public void close() {
        source.close();
        seen.close();
      }
    };
  }
}
