package io.quiver.planner.optimize;

import io.quiver.planner.rule.ScanChain;
import io.quiver.planner.schema.QuiverTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Groups of a table that a join asks for are made of the rows of the joined keys only, which an
 * index finds, instead of all rows: a subquery such as (SELECT AVG(q) FROM t WHERE t.k = s.k) comes
 * as such a join.
 *
 * <pre>
 * Join (by k)                  Join (by k)
 *   keyed                        keyed
 *   Aggregate (by k)      =>     Aggregate (by k)
 *     input                        Project
 *                                    Join (by k)
 *                                      Aggregate (distinct k)
 *                                        keyed
 *                                      input
 * </pre>
 */
final class GroupReduction {
  private GroupReduction() {}

  /**
   * The aggregate of one side over fewer rows; null when the sides have not this form.
   *
   * @param keyed the other side of an inner join
   * @param grouped the side with the aggregate
   * @param keyedKeys fields of the keyed side that are equal to ...
   * @param groupedKeys ... these of the grouped side
   */
  static @Nullable RelNode apply(
      RelNode keyed, RelNode grouped, List<Integer> keyedKeys, List<Integer> groupedKeys) {
    List<RelNode> above = new ArrayList<>();
    RelNode node = grouped;
    List<Integer> fields = new ArrayList<>(groupedKeys);
    while (node instanceof Project || node instanceof Filter) {
      above.add(node);
      if (node instanceof Project project && !pulled(project, fields)) {
        return null;
      }
      node = node.getInput(0);
    }
    if (!(node instanceof Aggregate aggregate)
        || aggregate.getGroupType() != Aggregate.Group.SIMPLE
        // Distinct keys are what this makes.
        || aggregate.getAggCallList().isEmpty()
        || ScanChain.of(aggregate.getInput()) == null
        || !isRepeatable(keyed)) {
      return null;
    }
    List<Integer> inputKeys = new ArrayList<>();
    List<Integer> keys = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i) < aggregate.getGroupCount()) {
        inputKeys.add(aggregate.getGroupSet().nth(fields.get(i)));
        keys.add(keyedKeys.get(i));
      }
    }
    if (inputKeys.isEmpty()) {
      return null;
    }
    RelNode result =
        aggregate.copy(
            aggregate.getTraitSet(),
            List.of(reduced(distinct(keyed, keys), aggregate.getInput(), inputKeys)));
    for (int i = above.size() - 1; i >= 0; i--) {
      result = above.get(i).copy(above.get(i).getTraitSet(), List.of(result));
    }
    return result;
  }

  /** Follows fields through a projection; false when one is computed. */
  private static boolean pulled(Project project, List<Integer> fields) {
    for (int i = 0; i < fields.size(); i++) {
      if (!(project.getProjects().get(fields.get(i)) instanceof RexInputRef reference)) {
        return false;
      }
      fields.set(i, reference.getIndex());
    }
    return true;
  }

  /** Computed twice it gives the same rows: tables, conditions and joins, nothing by chance. */
  private static boolean isRepeatable(RelNode node) {
    boolean itself =
        switch (node) {
          case TableScan scan -> scan.getTable().unwrap(QuiverTable.class) != null;
          case LogicalFilter filter -> isPlain(filter.getCondition());
          case LogicalProject project ->
              project.getProjects().stream().allMatch(GroupReduction::isPlain);
          case LogicalJoin join -> isPlain(join.getCondition());
          case LogicalAggregate aggregate ->
              aggregate.getAggCallList().stream()
                  .allMatch(call -> call.collation.getKeys().isEmpty());
          default -> false;
        };
    return itself
        && RelOptUtil.getVariablesUsed(node).isEmpty()
        && node.getInputs().stream().allMatch(GroupReduction::isRepeatable);
  }

  private static boolean isPlain(RexNode expression) {
    return RexUtil.isDeterministic(expression) && RexUtil.SubQueryFinder.find(expression) == null;
  }

  private static RelNode distinct(RelNode keyed, List<Integer> keys) {
    RexBuilder builder = keyed.getCluster().getRexBuilder();
    List<RexNode> fields = new ArrayList<>();
    keys.forEach(key -> fields.add(builder.makeInputRef(keyed, key)));
    RelNode projected =
        LogicalProject.create(keyed, List.of(), fields, (List<String>) null, Set.of());
    return LogicalAggregate.create(
        projected, List.of(), ImmutableBitSet.range(keys.size()), null, List.of());
  }

  /** The rows of the aggregate's input that have one of the keys. */
  private static RelNode reduced(RelNode keys, RelNode input, List<Integer> inputKeys) {
    RexBuilder builder = input.getCluster().getRexBuilder();
    int offset = inputKeys.size();
    List<RexNode> equal = new ArrayList<>();
    for (int i = 0; i < offset; i++) {
      int field = inputKeys.get(i);
      equal.add(
          builder.makeCall(
              SqlStdOperatorTable.EQUALS,
              builder.makeInputRef(keys, i),
              new RexInputRef(
                  offset + field, input.getRowType().getFieldList().get(field).getType())));
    }
    Join join =
        LogicalJoin.create(
            keys,
            input,
            List.of(),
            RexUtil.composeConjunction(builder, equal),
            Set.of(),
            JoinRelType.INNER);
    List<RexNode> fields = new ArrayList<>();
    for (int i = 0; i < input.getRowType().getFieldCount(); i++) {
      fields.add(builder.makeInputRef(join, offset + i));
    }
    return LogicalProject.create(
        join, List.of(), fields, input.getRowType().getFieldNames(), Set.of());
  }

  /** Whether a join may have such a side. */
  static boolean isCandidate(Join join, JoinInfo info) {
    return join.getJoinType() == JoinRelType.INNER
        && !info.leftKeys.isEmpty()
        && join.getVariablesSet().isEmpty();
  }
}
