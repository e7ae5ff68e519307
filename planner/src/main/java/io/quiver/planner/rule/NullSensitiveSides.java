package io.quiver.planner.rule;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;

/**
 * Keeps Calcite from joining first and aggregating then where the aggregation has no groups and
 * sees NULLs: an outer row without partners would have ARRAY[NULL] and not NULL. A filter that
 * holds always stands between, through which only the general way leads. Stateless.
 */
final class NullSensitiveSides {
  private NullSensitiveSides() {}

  static RelNode separate(RelNode node) {
    List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : node.getInputs()) {
      RelNode separated = separate(input);
      changed |= separated != input;
      inputs.add(separated);
    }
    if (node instanceof Correlate && isSensitive(inputs.get(1))) {
      RelNode side = inputs.get(1);
      inputs.set(
          1, LogicalFilter.create(side, node.getCluster().getRexBuilder().makeLiteral(true)));
      changed = true;
    }
    return changed ? node.copy(node.getTraitSet(), inputs) : node;
  }

  private static boolean isSensitive(RelNode side) {
    RelNode node = side;
    while (node instanceof Project project) {
      node = project.getInput();
    }
    return node instanceof Aggregate aggregate
        && aggregate.getGroupSet().isEmpty()
        && aggregate.getAggCallList().stream()
            .anyMatch(
                call ->
                    switch (call.getAggregation().getKind()) {
                      case ARRAY_AGG, COLLECT, JSON_ARRAYAGG, JSON_OBJECTAGG, ARG_MIN, ARG_MAX ->
                          true;
                      default -> false;
                    });
  }
}
