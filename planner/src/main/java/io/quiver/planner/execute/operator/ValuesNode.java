package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows known when the plan is made. */
public final class ValuesNode extends PlanNode {
  private final List<@Nullable Object[]> rows;

  public ValuesNode(List<DataType> types, List<@Nullable Object[]> rows) {
    super(types, List.of());
    this.rows = List.copyOf(rows);
  }

  @Override
  public String describe() {
    return "Values (" + rows.size() + " rows)";
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    BatchBuilder builder = new BatchBuilder(types());
    return new BatchSource() {
      private int position;

      @Override
      public @Nullable Batch next() {
        if (position >= rows.size()) {
          return null;
        }
        builder.begin();
        while (position < rows.size() && !builder.isFull()) {
          @Nullable Object[] row = rows.get(position++);
          for (int i = 0; i < row.length; i++) {
            builder.column(i).set(builder.size(), row[i]);
          }
          builder.endRow();
        }
        return builder.build();
      }

      @Override
      public void close() {}
    };
  }
}
