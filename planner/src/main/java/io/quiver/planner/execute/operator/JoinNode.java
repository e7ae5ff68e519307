package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins two inputs: hashes the right one by the equal columns and asks for each row of the left.
 * Without equal columns every pair is tested (nested loop over the buffered right side).
 */
public final class JoinNode extends PlanNode {
  private final PlanNode left;
  private final PlanNode right;
  private final JoinType type;
  private final JoinCondition condition;
  private final boolean keepsLeftRows;
  private @Nullable String recursion;

  public JoinNode(PlanNode left, PlanNode right, JoinType type, JoinCondition condition) {
    this(left, right, type, condition, false);
  }

  /**
   * Makes one.
   *
   * @param leftIsSmaller of a semi- or anti-join with equal columns: the left rows are hashed, and
   *     the right ones mark them
   */
  public JoinNode(
      PlanNode left,
      PlanNode right,
      JoinType type,
      JoinCondition condition,
      boolean leftIsSmaller) {
    super(types(left, right, type), List.of(left, right));
    this.left = left;
    this.right = right;
    this.type = type;
    this.condition = condition;
    this.keepsLeftRows = leftIsSmaller && !type.projectsRight() && !condition.leftKeys().isEmpty();
  }

  /** While the plan is made: the right side stays the same in all rounds of a recursion. */
  void keepRightSide(String inRecursion) {
    recursion = inRecursion;
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
    return (condition.leftKeys().isEmpty() ? "Nested loop join " : "Hash join ")
        + type
        + (keepsLeftRows ? ", left side hashed" : "");
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    FixedSides sides =
        recursion != null && context.shared(FixedSides.key(recursion)) instanceof FixedSides found
            ? found
            : null;
    JoinSource source = new JoinSource(context, this, left, right, type, condition, sides);
    if (keepsLeftRows && recursion == null) {
      source.keepLeftRows();
    }
    return source;
  }
}
