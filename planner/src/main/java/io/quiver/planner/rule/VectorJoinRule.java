package io.quiver.planner.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.jspecify.annotations.Nullable;

/**
 * The nearest of joined rows are searched for before they are joined, among those that have a
 * partner:
 *
 * <pre>
 * Sort(distance(a.v, q) LIMIT k)     Sort(distance(a.v, q) LIMIT k)
 *   Project                            Project
 *     Join(a.x = b.y)           ->       Join(a.x = b.y)
 *       Scan(a)                            VectorTopK(a.v, q, k, a.x in keys)
 *       b                                  | keys: Project(b.y)
 *                                          b
 * </pre>
 *
 * The k nearest rows with a partner (or without one, for NOT EXISTS) give at least k joined rows,
 * the nearest ones among them. Where partners are not told by equality, the keys are the row ids
 * that come out of the whole join. Left alone are joins that leave few rows: sorting those is exact
 * and cheap.
 */
public final class VectorJoinRule {
  /** Fewer joined rows are rather all measured. */
  private static final double MIN_ROWS = 2_000;

  private final ToDoubleFunction<RelNode> rowCount;

  public VectorJoinRule(ToDoubleFunction<RelNode> rowCount) {
    this.rowCount = rowCount;
  }

  /** The same tree with searches below joins. */
  public RelNode apply(RelNode node) {
    if (node instanceof Sort sort) {
      RelNode search = search(sort);
      if (search != null) {
        return search;
      }
    }
    List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : node.getInputs()) {
      RelNode rewritten = apply(input);
      changed |= rewritten != input;
      inputs.add(rewritten);
    }
    return changed ? node.copy(node.getTraitSet(), inputs) : node;
  }

  private @Nullable RelNode search(Sort sort) {
    List<RelFieldCollation> collations = sort.getCollation().getFieldCollations();
    if (sort.fetch == null
        || collations.size() != 1
        || collations.get(0).direction.isDescending()
        || collations.get(0).nullDirection == RelFieldCollation.NullDirection.FIRST
        || !(sort.getInput() instanceof Project project)
        || !(project.getInput() instanceof Join || project.getInput() instanceof Filter)) {
      return null;
    }
    RelNode tree = project.getInput();
    DistanceCall distance =
        DistanceCall.of(project.getProjects().get(collations.get(0).getFieldIndex()));
    if (distance == null || !RelOptUtil.getVariablesUsed(sort).isEmpty() || rows(tree) < MIN_ROWS) {
      return null;
    }
    RelNode restricted =
        new VectorRestriction(sort, distance, false)
            .restrict(tree, distance.column().getIndex(), List.of());
    if (restricted == null) {
      restricted = VectorRestriction.among(sort, distance, tree);
    }
    if (restricted == null) {
      return null;
    }
    RelNode above = project.copy(project.getTraitSet(), List.of(restricted));
    return sort.copy(sort.getTraitSet(), List.of(above));
  }

  /** How many rows have no partner, nobody knows: possibly all. */
  private double rows(RelNode tree) {
    boolean absent =
        tree instanceof Filter filter
            && filter.getInput() instanceof Join join
            && VectorRestriction.isAbsent(filter.getCondition(), join);
    return rowCount.applyAsDouble(absent ? tree.getInput(0) : tree);
  }
}
