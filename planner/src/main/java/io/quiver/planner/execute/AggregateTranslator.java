package io.quiver.planner.execute;

import io.quiver.planner.execute.aggregate.AggregateFunction;
import io.quiver.planner.execute.aggregate.Aggregates;
import io.quiver.planner.execute.batch.SortKey;
import io.quiver.planner.execute.expression.LiteralValues;
import io.quiver.planner.execute.operator.AggregateCall;
import io.quiver.planner.execute.operator.AggregateNode;
import io.quiver.planner.execute.operator.PlanNode;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Translates aggregations. */
final class AggregateTranslator {
  PlanNode translate(Aggregate aggregate, PlanNode input) {
    List<Integer> keys = aggregate.getGroupSet().asList();
    List<List<Integer>> sets = new ArrayList<>();
    for (ImmutableBitSet set : aggregate.getGroupSets()) {
      sets.add(set.asList().stream().map(keys::indexOf).toList());
    }
    List<AggregateCall> calls = new ArrayList<>();
    for (org.apache.calcite.rel.core.AggregateCall call : aggregate.getAggCallList()) {
      calls.add(call(call, keys, input.types()));
    }
    return new AggregateNode(input, keys, sets, calls);
  }

  private static AggregateCall call(
      org.apache.calcite.rel.core.AggregateCall call, List<Integer> keys, List<DataType> types) {
    DataType type = TypeMapping.toDataType(call.getType());
    SqlKind kind = call.getAggregation().getKind();
    if (kind == SqlKind.GROUPING) {
      List<Integer> places = call.getArgList().stream().map(keys::indexOf).toList();
      return new AggregateCall(null, List.of(), -1, type, places);
    }
    if (call.distinctKeys != null) {
      throw new QuiverException(
              ErrorCode.FEATURE_NOT_SUPPORTED,
              "WITHIN DISTINCT of " + call.getAggregation().getName() + " is not supported")
          .withHint("Aggregate the distinct rows of a subquery: FROM (SELECT DISTINCT ..)");
    }
    List<SortKey> order = new ArrayList<>();
    List<DataType> ordered = new ArrayList<>();
    List<Integer> columns = new ArrayList<>(call.getArgList());
    for (RelFieldCollation field : call.getCollation().getFieldCollations()) {
      SortKey key = NodeTranslator.sortKey(field);
      order.add(new SortKey(ordered.size(), key.descending(), key.nullsFirst()));
      ordered.add(types.get(field.getFieldIndex()));
      columns.add(field.getFieldIndex());
    }
    AggregateFunction function =
        Aggregates.of(
            new Aggregates.Call(
                call.getAggregation().getName().toUpperCase(Locale.ROOT),
                call.getArgList().stream().map(types::get).toList(),
                type,
                call.isDistinct(),
                order,
                ordered,
                literal(call, type),
                call.ignoreNulls()));
    return new AggregateCall(function, columns, call.filterArg, type, List.of());
  }

  private static @Nullable Object literal(
      org.apache.calcite.rel.core.AggregateCall call, DataType type) {
    return !call.rexList.isEmpty() && call.rexList.get(0) instanceof RexLiteral literal
        ? LiteralValues.value(literal, type)
        : null;
  }
}
