package io.quiver.planner.optimize;

import io.quiver.planner.cost.QuiverMetadata;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * A semi- or anti-join above inner joins that asks one of their inputs alone goes down to it when
 * the joins have more rows than the input.
 *
 * <pre>
 * Join (semi, by a's fields)        Join (inner)
 *   Join (inner)                      Join (semi)
 *     a                        =>       a
 *     b                                 c
 *   c                                 b
 * </pre>
 */
final class SemiJoinPush {
  private final QuiverMetadata metadata;

  SemiJoinPush(QuiverMetadata metadata) {
    this.metadata = metadata;
  }

  RelNode apply(RelNode node) {
    List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : node.getInputs()) {
      RelNode pushed = apply(input);
      changed |= pushed != input;
      inputs.add(pushed);
    }
    RelNode result = changed ? node.copy(node.getTraitSet(), inputs) : node;
    if (result instanceof Join join
        && !join.getJoinType().projectsRight()
        && join.getVariablesSet().isEmpty()) {
      RelNode pushed = pushed(join);
      return pushed == null ? result : pushed;
    }
    return result;
  }

  private @Nullable RelNode pushed(Join semi) {
    if (!(semi.getLeft() instanceof Join below) || !JoinGraph.isInner(below)) {
      return null;
    }
    int width = below.getRowType().getFieldCount();
    int left = below.getLeft().getRowType().getFieldCount();
    ImmutableBitSet used =
        RelOptUtil.InputFinder.bits(semi.getCondition()).intersect(ImmutableBitSet.range(width));
    boolean ofLeft = ImmutableBitSet.range(left).contains(used);
    if (used.isEmpty() || (!ofLeft && used.nth(0) < left)) {
      return null;
    }
    RelNode input = ofLeft ? below.getLeft() : below.getRight();
    if (metadata.getRowCount(input) > metadata.getRowCount(below)) {
      return null;
    }
    int shift = ofLeft ? 0 : left;
    int inputWidth = input.getRowType().getFieldCount();
    RexNode condition =
        semi.getCondition()
            .accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitInputRef(RexInputRef reference) {
                    int i = reference.getIndex();
                    return new RexInputRef(
                        i < width ? i - shift : i - width + inputWidth, reference.getType());
                  }
                });
    Join lower =
        semi.copy(semi.getTraitSet(), condition, input, semi.getRight(), semi.getJoinType(), false);
    RelNode deeper = pushed(lower);
    RelNode reduced = deeper == null ? lower : deeper;
    return below.copy(
        below.getTraitSet(),
        ofLeft ? List.of(reduced, below.getRight()) : List.of(below.getLeft(), reduced));
  }
}
