package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row: how many rows a table has, as its store knows it. */
public final class RowCountNode extends PlanNode {
  private final TableDefinition table;

  public RowCountNode(List<DataType> types, TableDefinition table) {
    super(types, List.of());
    this.table = table;
  }

  @Override
  public String describe() {
    return "Number of rows of " + table.name();
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    BatchBuilder builder = new BatchBuilder(types());
    return new BatchSource() {
      private boolean done;

      @Override
      public @Nullable Batch next() {
        if (done) {
          return null;
        }
        done = true;
        long rows = context.tables().countRows(context.transaction(), table, context::checkActive);
        builder.begin();
        for (int i = 0; i < types().size(); i++) {
          builder.column(i).set(0, rows);
        }
        builder.endRow();
        return builder.build();
      }

      @Override
      public void close() {}
    };
  }
}
