package io.quiver.planner.optimize;

import io.quiver.planner.rel.SystemScan;
import io.quiver.planner.schema.SystemTable;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.jspecify.annotations.Nullable;

/** Finds TABLE_SCHEMA LIKE .. and TABLE_NAME LIKE .. above a system table. */
final class SystemPatterns {
  private SystemPatterns() {}

  static SystemScan scan(RelOptCluster cluster, SystemTable table, RexNode condition) {
    List<RexNode> conditions = RelOptUtil.conjunctions(condition);
    return new SystemScan(
        cluster,
        table,
        pattern(table, "TABLE_SCHEMA", conditions),
        pattern(table, "TABLE_NAME", conditions));
  }

  private static @Nullable RexNode pattern(
      SystemTable table, String column, List<RexNode> conditions) {
    for (RexNode condition : conditions) {
      if (condition instanceof RexCall call
          && call.getOperator() instanceof SqlLikeOperator like
          && like.getKind() == SqlKind.LIKE
          && like.isCaseSensitive() // ILIKE has the same kind
          && !like.isNegated()
          && call.getOperands().size() == 3
          && call.getOperands().get(0) instanceof RexInputRef reference
          && table.columns().get(reference.getIndex()).name().equals(column)
          && KeyTerms.isConstant(call.getOperands().get(1))
          && call.getOperands().get(2) instanceof RexLiteral escape
          && "\\".equals(escape.getValueAs(String.class))) {
        return call.getOperands().get(1);
      }
    }
    return null;
  }
}
