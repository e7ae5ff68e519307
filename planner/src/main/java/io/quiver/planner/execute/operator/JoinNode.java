package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins two inputs: hashes the right one by the equal columns and asks for each row of the left.
 * Without equal columns every pair is tested (nested loop over the buffered right side).
 */
public final class JoinNode extends PlanNode {
  private final PlanNode left;
  private final PlanNode right;
  private final JoinType type;
  private final JoinCondition condition;

  public JoinNode(PlanNode left, PlanNode right, JoinType type, JoinCondition condition) {
    super(types(left, right, type), List.of(left, right));
    this.left = left;
    this.right = right;
    this.type = type;
    this.condition = condition;
  }

  private static List<DataType> types(PlanNode left, PlanNode right, JoinType type) {
    List<DataType> types = new ArrayList<>(left.types());
    if (type.projectsRight()) {
      types.addAll(right.types());
    }
    return types;
  }

  @Override
  public String describe() {
    return (condition.leftKeys().isEmpty() ? "Nested loop join " : "Hash join ") + type;
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    return new JoinSource(context, left, right, type, condition);
  }
}
