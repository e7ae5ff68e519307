package io.quiver.planner.execute;

import io.quiver.planner.execute.batch.RowReader;
import io.quiver.planner.execute.change.ChangeResult;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.context.PlanStatistics;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement ready to run. Immutable and thread-safe: sessions share it; everything about one
 * execution is in its context and in what it returns.
 */
public sealed interface ExecutablePlan permits QueryPlan, KeyGetPlan, ChangePlan {
  /** The types of the rows' columns; of a change those of RETURNING, else none. */
  List<DataType> types();

  /** Whether it changes rows: then {@link #execute}, else {@link #open}. */
  boolean isChange();

  /**
   * Begins to run a query. Close the reader.
   *
   * @throws QuiverException INVALID_STATEMENT for a change
   */
  RowReader open(ExecutionContext context);

  /**
   * Runs a change to its end, as the body of {@link io.quiver.storage.tx.Transaction#runStatement}.
   *
   * @throws QuiverException INVALID_STATEMENT for a query
   */
  ChangeResult execute(ExecutionContext context);

  /**
   * The plan as text, one line an operator.
   *
   * @param statistics what an execution did, or null
   */
  String explain(@Nullable PlanStatistics statistics);
}
