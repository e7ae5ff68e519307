package io.quiver.planner.rule;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Takes out of an OR above joins what all its parts say: the conditions that they share, and for
 * each joined input the OR of what they say about it alone.
 *
 * <pre>
 * (a.k = b.k AND a.x = 1 AND b.y = 2) OR (a.k = b.k AND a.x = 3 AND b.y = 4)
 *   =>
 * a.k = b.k AND (a.x = 1 OR a.x = 3) AND (b.y = 2 OR b.y = 4)
 *   AND ((a.x = 1 AND b.y = 2) OR (a.x = 3 AND b.y = 4))
 * </pre>
 *
 * So that the join has its key, and less is joined.
 */
public final class Disjunctions extends RelHomogeneousShuttle {
  private Disjunctions() {}

  /** The same rows and fields. */
  public static RelNode apply(RelNode tree) {
    return tree.accept(new Disjunctions());
  }

  @Override
  public RelNode visit(RelNode other) {
    RelNode node = super.visit(other);
    if (node instanceof Filter filter && filter.getInput() instanceof Join join) {
      return filter.copy(filter.getTraitSet(), join, rewritten(filter.getCondition(), join, true));
    }
    if (node instanceof Join join && join.getCondition().getKind() != SqlKind.EQUALS) {
      boolean inner = join.getJoinType() == JoinRelType.INNER;
      RexNode condition = rewritten(join.getCondition(), join, inner);
      return condition == join.getCondition()
          ? join
          : join.copy(
              join.getTraitSet(),
              condition,
              join.getLeft(),
              join.getRight(),
              join.getJoinType(),
              join.isSemiJoinDone());
    }
    return node;
  }

  /**
   * The condition, rewritten.
   *
   * @param derives whether rows that fail one input's part may be dropped from that input
   */
  private static RexNode rewritten(RexNode condition, Join join, boolean derives) {
    RexBuilder builder = join.getCluster().getRexBuilder();
    List<RexNode> parts = new ArrayList<>();
    boolean changed = false;
    for (RexNode part : RelOptUtil.conjunctions(condition)) {
      if (part.getKind() != SqlKind.OR) {
        parts.add(part);
        continue;
      }
      for (RexNode factor : RelOptUtil.conjunctions(RexUtil.pullFactors(builder, part))) {
        changed |= factor != part;
        parts.add(factor);
        if (derives && factor.getKind() == SqlKind.OR) {
          int before = parts.size();
          derive(builder, factor, join, 0, parts);
          changed |= parts.size() > before;
        }
      }
    }
    return changed ? RexUtil.composeConjunction(builder, parts) : condition;
  }

  /** Adds what an OR says about each input of a tree of inner joins. */
  private static void derive(
      RexBuilder builder, RexNode or, RelNode node, int offset, List<RexNode> parts) {
    int width = node.getRowType().getFieldCount();
    ImmutableBitSet own = ImmutableBitSet.range(offset, offset + width);
    ImmutableBitSet used = RelOptUtil.InputFinder.bits(or);
    if (own.contains(used)) {
      // It sinks to this input as it is; joins below may take it apart themselves.
      if (!(node instanceof Join)) {
        return;
      }
    } else if (!own.intersects(used)) {
      return;
    }
    if (node instanceof Join join && join.getJoinType() == JoinRelType.INNER) {
      derive(builder, or, join.getLeft(), offset, parts);
      derive(
          builder,
          or,
          join.getRight(),
          offset + join.getLeft().getRowType().getFieldCount(),
          parts);
      return;
    }
    List<RexNode> alternatives = new ArrayList<>();
    for (RexNode alternative : RelOptUtil.disjunctions(or)) {
      List<RexNode> mine = new ArrayList<>();
      for (RexNode conjunct : RelOptUtil.conjunctions(alternative)) {
        ImmutableBitSet bits = RelOptUtil.InputFinder.bits(conjunct);
        if (!bits.isEmpty() && own.contains(bits) && RexUtil.isDeterministic(conjunct)) {
          mine.add(conjunct);
        }
      }
      if (mine.isEmpty()) {
        return;
      }
      alternatives.add(RexUtil.composeConjunction(builder, mine));
    }
    parts.add(RexUtil.composeDisjunction(builder, alternatives));
  }
}
