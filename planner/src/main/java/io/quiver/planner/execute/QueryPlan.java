package io.quiver.planner.execute;

import io.quiver.planner.execute.batch.BatchReader;
import io.quiver.planner.execute.batch.RowReader;
import io.quiver.planner.execute.change.ChangeResult;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.context.PlanStatistics;
import io.quiver.planner.execute.operator.PlanNode;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query that runs over batches. */
public final class QueryPlan implements ExecutablePlan {
  private final PlanNode root;

  QueryPlan(PlanNode root) {
    this.root = root;
  }

  /** The topmost operator. */
  public PlanNode root() {
    return root;
  }

  @Override
  public List<DataType> types() {
    return root.types();
  }

  @Override
  public boolean isChange() {
    return false;
  }

  @Override
  public RowReader open(ExecutionContext context) {
    RowReader reader = new BatchReader(root.open(context));
    long maxRows = context.limits().maxRows();
    return maxRows > 0 ? new LimitedReader(reader, maxRows) : reader;
  }

  @Override
  public ChangeResult execute(ExecutionContext context) {
    throw new QuiverException(ErrorCode.INVALID_STATEMENT, "A query changes nothing");
  }

  @Override
  public String explain(@Nullable PlanStatistics statistics) {
    return root.explain(statistics);
  }
}
