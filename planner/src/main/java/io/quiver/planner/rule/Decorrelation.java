package io.quiver.planner.rule;

import io.quiver.planner.rel.MultiwayMatch;
import io.quiver.planner.rel.PathSearch;
import io.quiver.planner.rel.TableFunctionCall;
import io.quiver.planner.rel.TextSearch;
import io.quiver.planner.rel.VectorTopK;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.core.RepeatUnion;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql2rel.RelDecorrelator;

/**
 * Turns correlated subqueries into joins where Calcite can and it is worth it. What stays is run as
 * a nested loop: calls of table functions and vector searches that take values from the outer row,
 * and limited lookups in an index for each outer row.
 */
public final class Decorrelation {
  private final Predicate<ScanChain> isIndexed;

  /**
   * @param isIndexed whether an index serves the conditions of a chain
   */
  public Decorrelation(Predicate<ScanChain> isIndexed) {
    this.isIndexed = isIndexed;
  }

  public RelNode apply(RelNode node) {
    if (!any(node, Correlate.class::isInstance)) {
      return node;
    }
    if (RelOptUtil.getVariablesUsed(node).isEmpty() && !any(node, this::mustStay)) {
      RelNode prepared =
          ConstantGroups.hide(
              OrderedAggregates.hide(NullSensitiveSides.separate(OneRowSides.keep(node))));
      RelNode decorrelated =
          RelDecorrelator.decorrelateQuery(
              prepared, RelFactories.LOGICAL_BUILDER.create(node.getCluster(), null));
      return OrderedAggregates.reveal(ConstantGroups.reveal(decorrelated));
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

  private boolean mustStay(RelNode node) {
    if (node instanceof TableFunctionCall
        || node instanceof MultiwayMatch
        || node instanceof PathSearch
        || node instanceof VectorTopK
        || node instanceof TextSearch) {
      return !RelOptUtil.getVariablesUsed(node).isEmpty() || hasCorrelation(node);
    }
    if (node instanceof RepeatUnion) {
      return true;
    }
    if (node instanceof Sort sort && sort.fetch != null) {
      ScanChain chain = ScanChain.of(sort.getInput());
      return chain != null && !RelOptUtil.getVariablesUsed(sort).isEmpty() && isIndexed.test(chain);
    }
    return false;
  }

  private static boolean hasCorrelation(RelNode node) {
    boolean[] found = new boolean[1];
    node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitCorrelVariable(RexCorrelVariable variable) {
            found[0] = true;
            return variable;
          }
        });
    return found[0];
  }

  private static boolean any(RelNode node, Predicate<RelNode> condition) {
    return condition.test(node)
        || node.getInputs().stream().anyMatch(input -> any(input, condition));
  }
}
