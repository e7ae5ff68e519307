package io.quiver.planner.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Makes an inner LATERAL of a side that always has a row, an aggregation without groups, a left
 * one, with the conditions and expressions over the aggregation behind it. Both mean the same, but
 * decorrelated the aggregation gets groups, and then has no row for an outer row that matches
 * nothing: an inner join would lose that. Calcite sees to it itself where the aggregation counts.
 * Stateless.
 */
final class OneRowSides {
  private OneRowSides() {}

  static RelNode keep(RelNode node) {
    List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : node.getInputs()) {
      RelNode rewritten = keep(input);
      changed |= rewritten != input;
      inputs.add(rewritten);
    }
    RelNode copy = changed ? node.copy(node.getTraitSet(), inputs) : node;
    return copy instanceof Correlate correlate && correlate.getJoinType() == JoinRelType.INNER
        ? kept(correlate)
        : copy;
  }

  private static RelNode kept(Correlate correlate) {
    Deque<RelNode> above = new ArrayDeque<>();
    RelNode side = correlate.getRight();
    while (isMovable(side)) {
      above.push(side);
      side = side.getInput(0);
    }
    if (!alwaysHasNullableRow(side)) {
      return correlate;
    }
    RelNode node =
        correlate.copy(
            correlate.getTraitSet(),
            correlate.getLeft(),
            side,
            correlate.getCorrelationId(),
            correlate.getRequiredColumns(),
            JoinRelType.LEFT);
    for (RelNode moved : above) {
      node = behind(correlate, moved, node);
    }
    return RelOptUtil.areRowTypesEqual(node.getRowType(), correlate.getRowType(), false)
        ? node
        : correlate;
  }

  private static boolean isMovable(RelNode node) {
    List<RexNode> expressions =
        switch (node) {
          case Project project -> project.getProjects();
          case Filter filter -> List.of(filter.getCondition());
          default -> List.of();
        };
    return !expressions.isEmpty()
        && !RexOver.containsOver(expressions, null)
        && expressions.stream().allMatch(RexUtil::isDeterministic)
        && expressions.stream().noneMatch(e -> RexUtil.SubQueryFinder.find(e) != null);
  }

  private static boolean alwaysHasNullableRow(RelNode node) {
    return node instanceof Aggregate aggregate
        && aggregate.getGroupSets().stream().anyMatch(ImmutableBitSet::isEmpty)
        && node.getRowType().getFieldList().stream().allMatch(f -> f.getType().isNullable());
  }

  private static RelNode behind(Correlate correlate, RelNode moved, RelNode input) {
    int leftFields = correlate.getLeft().getRowType().getFieldCount();
    RexBuilder builder = correlate.getCluster().getRexBuilder();
    RexShuttle shuttle =
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return builder.makeInputRef(input, ref.getIndex() + leftFields);
          }

          @Override
          public RexNode visitFieldAccess(RexFieldAccess access) {
            return access.getReferenceExpr() instanceof RexCorrelVariable variable
                    && variable.id.equals(correlate.getCorrelationId())
                ? builder.makeInputRef(input, access.getField().getIndex())
                : super.visitFieldAccess(access);
          }
        };
    if (moved instanceof Filter filter) {
      return LogicalFilter.create(input, filter.getCondition().accept(shuttle));
    }
    List<RexNode> fields = new ArrayList<>();
    List<String> names = new ArrayList<>(correlate.getLeft().getRowType().getFieldNames());
    for (int i = 0; i < leftFields; i++) {
      fields.add(builder.makeInputRef(input, i));
    }
    fields.addAll(shuttle.visitList(((Project) moved).getProjects()));
    names.addAll(moved.getRowType().getFieldNames());
    return LogicalProject.create(
        input, List.of(), fields, SqlValidatorUtil.uniquify(names, true), Set.of());
  }
}
