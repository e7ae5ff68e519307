package io.quiver.planner.rule;

import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * A condition that bounds a distance from above.
 *
 * @param within the bound, the same for all rows
 * @param strictly whether the bound itself is out
 */
record DistanceLimit(RexNode within, boolean strictly) {
  /** The limit that a condition sets to a distance, or null. */
  static @Nullable DistanceLimit of(RexNode condition, @Nullable RexNode distance) {
    RexNode limited = limited(condition);
    if (limited == null || (distance != null && !limited.equals(distance))) {
      return null;
    }
    RexCall call = (RexCall) condition;
    List<RexNode> operands = call.getOperands();
    boolean strictly =
        call.getKind() == SqlKind.LESS_THAN || call.getKind() == SqlKind.GREATER_THAN;
    RexNode within = operands.get(0).equals(limited) ? operands.get(1) : operands.get(0);
    return DistanceCall.isConstant(within) ? new DistanceLimit(within, strictly) : null;
  }

  /** The smaller side of a comparison, or null when the condition is none. */
  static @Nullable RexNode limited(RexNode condition) {
    return switch (condition.getKind()) {
      case LESS_THAN, LESS_THAN_OR_EQUAL -> ((RexCall) condition).getOperands().get(0);
      case GREATER_THAN, GREATER_THAN_OR_EQUAL -> ((RexCall) condition).getOperands().get(1);
      default -> null;
    };
  }
}
