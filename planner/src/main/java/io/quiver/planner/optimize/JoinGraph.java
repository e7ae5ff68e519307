package io.quiver.planner.optimize;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Inner joins in a row, taken apart: the inputs and the conditions between them. Fields are
 * numbered through over all inputs, as in the joins' row type.
 */
final class JoinGraph {
  private final List<RelNode> inputs = new ArrayList<>();
  private final List<Integer> offsets = new ArrayList<>();
  private final List<RexNode> conditions = new ArrayList<>();

  private JoinGraph() {}

  static boolean isInner(RelNode node) {
    return node instanceof Join join
        && join.getJoinType() == JoinRelType.INNER
        && join.getVariablesSet().isEmpty();
  }

  static JoinGraph of(Join join) {
    JoinGraph graph = new JoinGraph();
    graph.add(join, 0);
    return graph;
  }

  private void add(RelNode node, int offset) {
    if (node instanceof Join join && isInner(node)) {
      add(join.getLeft(), offset);
      add(join.getRight(), offset + join.getLeft().getRowType().getFieldCount());
      for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
        conditions.add(shift(condition, offset));
      }
    } else {
      inputs.add(node);
      offsets.add(offset);
    }
  }

  private static RexNode shift(RexNode condition, int offset) {
    return condition.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef reference) {
            return new RexInputRef(reference.getIndex() + offset, reference.getType());
          }
        });
  }

  List<RelNode> inputs() {
    return inputs;
  }

  int offset(int input) {
    return offsets.get(input);
  }

  List<RexNode> conditions() {
    return conditions;
  }

  /** The inputs that a condition uses, of at most 64, one bit each. */
  long inputsOf(RexNode condition) {
    long bits = 0;
    for (int field : RelOptUtil.InputFinder.bits(condition)) {
      bits |= 1L << inputOf(field);
    }
    return bits;
  }

  /** The input that a field belongs to. */
  int inputOf(int field) {
    int input = inputs.size() - 1;
    while (offsets.get(input) > field) {
      input--;
    }
    return input;
  }

  /** All fields of some inputs. */
  ImmutableBitSet fields(int input) {
    int from = offsets.get(input);
    return ImmutableBitSet.range(from, from + inputs.get(input).getRowType().getFieldCount());
  }
}
