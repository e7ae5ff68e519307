package io.quiver.planner.optimize;

import io.quiver.planner.rel.RowCount;
import io.quiver.planner.rule.ScanChain;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** Recognises COUNT(*) of a whole table. */
final class RowCounts {
  private RowCounts() {}

  /** The same as the aggregation, or null when rows must be looked at. */
  static @Nullable RowCount of(Aggregate aggregate) {
    if (aggregate.getGroupCount() > 0
        || aggregate.getGroupSets().size() != 1
        || aggregate.getAggCallList().isEmpty()) {
      return null;
    }
    ScanChain chain = ScanChain.of(aggregate.getInput());
    if (chain == null || !chain.conditions().isEmpty()) {
      return null;
    }
    for (AggregateCall call : aggregate.getAggCallList()) {
      if (!countsRows(call, chain)) {
        return null;
      }
    }
    return new RowCount(aggregate.getCluster(), chain.table(), aggregate.getRowType());
  }

  /** COUNT(*), or COUNT of columns that are never NULL. */
  private static boolean countsRows(AggregateCall call, ScanChain chain) {
    if (call.getAggregation().getKind() != SqlKind.COUNT
        || call.isDistinct()
        || call.hasFilter()
        || call.distinctKeys != null) {
      return false;
    }
    for (int argument : call.getArgList()) {
      RexNode value = chain.projects().get(argument);
      if (!(value instanceof RexInputRef) || value.getType().isNullable()) {
        return false;
      }
    }
    return true;
  }
}
