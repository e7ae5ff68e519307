package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.BufferSource;
import io.quiver.planner.execute.batch.RowBuffer;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inside the step of a recursive union: the rows that the last round added. */
public final class WorkTableNode extends PlanNode {
  private final String name;

  public WorkTableNode(List<DataType> types, String name) {
    super(types, List.of());
    this.name = name;
  }

  @Override
  public String describe() {
    return "Work table " + name;
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    RowBuffer rows = RecursiveUnionNode.workTable(context, name);
    BufferSource source = new BufferSource(rows, types(), null, 0, rows.size());
    return new BatchSource() {
      @Override
      public @Nullable Batch next() {
        return source.next();
      }

      @Override
      public void close() {
        // The rows belong to the recursive union.
      }
    };
  }
}
