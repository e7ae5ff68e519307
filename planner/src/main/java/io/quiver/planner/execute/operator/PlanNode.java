package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.context.OperatorStatistics;
import io.quiver.planner.execute.context.PlanStatistics;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operator of a plan. Immutable and thread-safe: everything about one execution is in the
 * source that it opens.
 */
public abstract class PlanNode {
  private final List<DataType> types;
  private final List<PlanNode> inputs;

  protected PlanNode(List<DataType> types, List<PlanNode> inputs) {
    this.types = List.copyOf(types);
    this.inputs = List.copyOf(inputs);
  }

  /** The types of the columns that it delivers. */
  public final List<DataType> types() {
    return types;
  }

  public final List<PlanNode> inputs() {
    return inputs;
  }

  /** One line for EXPLAIN: what it does, without its inputs. */
  public abstract String describe();

  /** Begins an execution; nothing is read before the first batch is asked for. */
  public final BatchSource open(ExecutionContext context) {
    PlanStatistics statistics = context.statistics();
    return statistics == null ? start(context) : measured(context, statistics.of(this));
  }

  private BatchSource measured(ExecutionContext context, OperatorStatistics own) {
    OperatorStatistics caller = context.memory().changeOwner(own);
    try {
      return new MeasuredSource(start(context), own, context.memory());
    } finally {
      context.memory().changeOwner(caller);
    }
  }

  protected abstract BatchSource start(ExecutionContext context);

  /**
   * The plan as text, a line an operator, indented.
   *
   * @param statistics what an execution did, or null
   */
  public final String explain(@Nullable PlanStatistics statistics) {
    StringBuilder text = new StringBuilder();
    explain(text, 0, statistics);
    return text.toString();
  }

  private void explain(StringBuilder text, int depth, @Nullable PlanStatistics statistics) {
    text.append("  ".repeat(depth)).append(describe());
    OperatorStatistics own = statistics == null ? null : statistics.find(this);
    if (own != null) {
      text.append(" [rows ").append(own.rows());
      if (own.openings() > 1) {
        text.append(", opened ").append(own.openings()).append(" times");
      }
      text.append(", ").append(own.nanos() / 1000).append(" us");
      text.append(own.note() == null ? "]" : ", " + own.note() + "]");
    }
    text.append('\n');
    for (PlanNode input : inputs) {
      input.explain(text, depth + 1, statistics);
    }
  }
}
