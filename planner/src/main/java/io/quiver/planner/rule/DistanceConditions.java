package io.quiver.planner.rule;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * What the filter says of the distance, and the rest of it.
 *
 * @param withUnmeasured whether rows without a distance count
 * @param within the largest distance, or null
 * @param strictly whether the largest distance itself is too far
 */
record DistanceConditions(
    List<RexNode> rest, boolean withUnmeasured, @Nullable RexNode within, boolean strictly) {
  static DistanceConditions of(List<RexNode> conditions, RexNode distance) {
    List<RexNode> rest = new ArrayList<>();
    boolean withUnmeasured = true;
    RexNode within = null;
    boolean strictly = false;
    for (RexNode condition : conditions) {
      DistanceLimit limit = within == null ? DistanceLimit.of(condition, distance) : null;
      if (limit != null) {
        within = limit.within();
        strictly = limit.strictly();
        withUnmeasured = false;
      } else if (condition instanceof RexCall call
          && call.getKind() == SqlKind.IS_NOT_NULL
          && call.getOperands().get(0).equals(distance)) {
        withUnmeasured = false;
      } else {
        rest.add(condition);
      }
    }
    return new DistanceConditions(rest, withUnmeasured, within, strictly);
  }
}
