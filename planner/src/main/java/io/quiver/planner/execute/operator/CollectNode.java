package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchReader;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ARRAY(query): one row with the list of the input's only column, also for no rows. */
public final class CollectNode extends PlanNode {
  private final PlanNode input;

  public CollectNode(PlanNode input, DataType type) {
    super(List.of(type), List.of(input));
    this.input = input;
  }

  @Override
  public String describe() {
    return "Collect";
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    BatchReader rows = new BatchReader(input.open(context));
    BatchBuilder builder = new BatchBuilder(types());
    return new BatchSource() {
      private boolean done;

      @Override
      public @Nullable Batch next() {
        if (done) {
          return null;
        }
        done = true;
        List<@Nullable Object> values = new ArrayList<>();
        while (rows.next()) {
          values.add(rows.get(0));
          if ((values.size() & 0x3FF) == 0) {
            context.checkActive();
            context.memory().reserve(0x3FF * 32L);
          }
        }
        builder.begin();
        builder.column(0).set(0, Collections.unmodifiableList(values));
        builder.endRow();
        return builder.build();
      }

      @Override
      public void close() {
        rows.close();
      }
    };
  }
}
