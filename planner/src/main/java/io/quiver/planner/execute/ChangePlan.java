package io.quiver.planner.execute;

import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.batch.RowReader;
import io.quiver.planner.execute.change.ChangeResult;
import io.quiver.planner.execute.change.TableChange;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.context.PlanStatistics;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.execute.operator.PlanNode;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of rows of one table. */
public final class ChangePlan implements ExecutablePlan {
  private final TableChange change;
  private final PlanNode input;
  private final boolean buffered;
  private final @Nullable PointInput point;

  /**
   * Makes one.
   *
   * @param buffered whether the input reads the table that is changed
   * @param point how the at most one input row is found without batches, or null
   */
  ChangePlan(TableChange change, PlanNode input, boolean buffered, @Nullable PointInput point) {
    this.change = change;
    this.input = input;
    this.buffered = buffered;
    this.point = point;
  }

  @Override
  public List<DataType> types() {
    List<Expression> returning = change.returning();
    return returning == null ? List.of() : returning.stream().map(Expression::type).toList();
  }

  @Override
  public boolean isChange() {
    return true;
  }

  @Override
  public RowReader open(ExecutionContext context) {
    throw new QuiverException(ErrorCode.INVALID_STATEMENT, "A change is executed, not opened");
  }

  @Override
  public ChangeResult execute(ExecutionContext context) {
    if (point != null && context.statistics() == null) {
      Row row = point.find(context);
      return row == null ? change.none(context) : change.apply(context, row);
    }
    return change.apply(context, input, buffered);
  }

  @Override
  public String explain(@Nullable PlanStatistics statistics) {
    String indented = input.explain(statistics).indent(2);
    return change.operation() + " " + change.rules().table().name() + "\n" + indented;
  }
}
