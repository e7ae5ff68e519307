package io.quiver.planner.rule;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;

/**
 * Carries what aggregate functions order their rows by through the decorrelation. Calcite's moves
 * the columns beneath an aggregation and adapts arguments and filter to that, but not the order; so
 * the order travels as further arguments. Stateless.
 */
final class OrderedAggregates {
  private OrderedAggregates() {}

  /** The tree with the order of each call among its arguments. */
  static RelNode hide(RelNode node) {
    return rewrite(node, OrderedAggregates::hidden);
  }

  /** The tree with the order of each call where it belongs. */
  static RelNode reveal(RelNode node) {
    return rewrite(node, OrderedAggregates::revealed);
  }

  private static AggregateCall hidden(AggregateCall call) {
    List<RelFieldCollation> order = call.getCollation().getFieldCollations();
    if (order.isEmpty()) {
      return call;
    }
    if (call.getAggregation().getKind() == SqlKind.COUNT) {
      // a count must stay one, as it is 0 where there are no rows, and no order changes it
      return call.withCollation(RelCollations.EMPTY);
    }
    List<Integer> arguments = new ArrayList<>(call.getArgList());
    order.forEach(field -> arguments.add(field.getFieldIndex()));
    return copy(call, new OrderCarrier(call.getAggregation(), order), arguments, List.of());
  }

  private static AggregateCall revealed(AggregateCall call) {
    if (!(call.getAggregation() instanceof OrderCarrier carrier)) {
      return call;
    }
    List<RelFieldCollation> order = new ArrayList<>();
    int own = call.getArgList().size() - carrier.order().size();
    for (int i = 0; i < carrier.order().size(); i++) {
      order.add(carrier.order().get(i).withFieldIndex(call.getArgList().get(own + i)));
    }
    return copy(call, carrier.function(), call.getArgList().subList(0, own), order);
  }

  private static AggregateCall copy(
      AggregateCall call,
      SqlAggFunction function,
      List<Integer> arguments,
      List<RelFieldCollation> order) {
    return AggregateCall.create(
        call.getParserPosition(),
        function,
        call.isDistinct(),
        call.isApproximate(),
        call.ignoreNulls(),
        call.rexList,
        arguments,
        call.filterArg,
        call.distinctKeys,
        RelCollations.of(order),
        call.getType(),
        call.getName());
  }

  /** Changes the calls of an aggregation. */
  private interface Change {
    AggregateCall apply(AggregateCall call);
  }

  private static RelNode rewrite(RelNode node, Change change) {
    List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : node.getInputs()) {
      RelNode rewritten = rewrite(input, change);
      changed |= rewritten != input;
      inputs.add(rewritten);
    }
    if (node instanceof Aggregate aggregate) {
      List<AggregateCall> calls = aggregate.getAggCallList().stream().map(change::apply).toList();
      return changed || !calls.equals(aggregate.getAggCallList())
          ? aggregate.copy(
              node.getTraitSet(),
              inputs.getFirst(),
              aggregate.getGroupSet(),
              aggregate.getGroupSets(),
              calls)
          : node;
    }
    return changed ? node.copy(node.getTraitSet(), inputs) : node;
  }
}
