package io.quiver.planner.optimize;

import io.quiver.planner.rule.ScanChain;
import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RepeatUnion;
import org.apache.calcite.rel.core.Spool;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.schema.TransientTable;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * The step of a recursive query that only follows edges: SELECT e.target FROM r JOIN e ON e.source
 * = r.n, with UNION, where r has the one column n.
 *
 * @param chain the reading of the edge table
 * @param source ordinal of the column that is joined
 * @param target ordinal of the column that is selected
 * @param nulls whether edges may lead to NULL
 */
record ReachabilityStep(ScanChain chain, int source, int target, boolean nulls) {
  /** The step of the recursion, or null when it does more, or less, than to follow edges. */
  static @Nullable ReachabilityStep of(RepeatUnion union) {
    if (union.all || union.getRowType().getFieldCount() != 1) {
      return null;
    }
    RelNode node = union.getIterativeRel();
    while (node instanceof Spool spool) {
      node = spool.getInput();
    }
    RexNode output = null;
    if (node instanceof Project project) {
      output = project.getProjects().get(0);
      node = project.getInput();
    }
    if (!(node instanceof Join join)
        || join.getJoinType() != JoinRelType.INNER
        || !join.getVariablesSet().isEmpty()) {
      return null;
    }
    int left = join.getLeft().getRowType().getFieldCount();
    boolean workIsLeft = isWork(join.getLeft(), union);
    if (!workIsLeft && !isWork(join.getRight(), union)) {
      return null;
    }
    ScanChain chain = ScanChain.of(workIsLeft ? join.getRight() : join.getLeft());
    if (chain == null || output == null) {
      return null;
    }
    int offset = workIsLeft ? left : 0;
    Integer source = source(join, chain, workIsLeft ? 0 : left, offset);
    RelDataType value = union.getRowType().getFieldList().get(0).getType();
    Integer target = column(output, chain, offset, value);
    return source == null || target == null ? null : checked(chain, source, target);
  }

  private static boolean isWork(RelNode node, RepeatUnion union) {
    return node instanceof TableScan scan
        && union.getTransientTable() != null
        && scan.getRowType().getFieldCount() == 1
        && scan.getTable().unwrap(TransientTable.class) != null
        && scan.getTable().unwrap(TransientTable.class)
            == union.getTransientTable().unwrap(TransientTable.class);
  }

  /** The edge's column that the join compares with the work table's, and nothing else. */
  private static @Nullable Integer source(Join join, ScanChain chain, int work, int offset) {
    if (!(join.getCondition() instanceof RexCall call) || call.getKind() != SqlKind.EQUALS) {
      return null;
    }
    for (int side = 0; side < 2; side++) {
      RexNode known = call.getOperands().get(side);
      RexInputRef value = KeyTerms.plainColumn(known, known.getType());
      if (value != null && value.getIndex() == work) {
        return column(call.getOperands().get(1 - side), chain, offset, value.getType());
      }
    }
    return null;
  }

  /** The column of the edge table that an expression over the join is, in the values' own form. */
  private static @Nullable Integer column(
      RexNode expression, ScanChain chain, int offset, RelDataType value) {
    int size = chain.projects().size();
    for (int field : RelOptUtil.InputFinder.bits(expression)) {
      if (field < offset || field >= offset + size) {
        return null;
      }
    }
    RexNode inner =
        chain.inline(
            expression.accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitInputRef(RexInputRef reference) {
                    return new RexInputRef(reference.getIndex() - offset, reference.getType());
                  }
                }));
    RexInputRef column = KeyTerms.plainColumn(inner, inner.getType());
    int columns = chain.table().definition().columns().size();
    return column != null && column.getIndex() < columns && isSame(column.getType(), value)
        ? column.getIndex()
        : null;
  }

  /** Types whose values are equal exactly when SQL finds them equal, and held the same way. */
  private static boolean isSame(RelDataType column, RelDataType value) {
    if (SqlTypeUtil.isIntType(column)) {
      return SqlTypeUtil.isIntType(value);
    }
    return switch (column.getSqlTypeName()) {
      case VARCHAR, UUID, VARBINARY -> column.getSqlTypeName() == value.getSqlTypeName();
      default -> false;
    };
  }

  private static @Nullable ReachabilityStep checked(ScanChain chain, int source, int target) {
    TableDefinition table = chain.table().definition();
    boolean nulls = table.columns().get(target).nullable();
    for (RexNode condition : chain.conditions()) {
      RexNode of =
          condition instanceof RexCall call && call.getKind() == SqlKind.IS_NOT_NULL
              ? call.getOperands().get(0)
              : null;
      if (!(of instanceof RexInputRef column)
          || (column.getIndex() != target && column.getIndex() != source)) {
        return null;
      }
      nulls &= column.getIndex() != target;
    }
    // Edges to NULL are looked for by themselves: not by reading a table that need not be read.
    return nulls && !isIndexed(table, target) && isIndexed(table, source)
        ? null
        : new ReachabilityStep(chain, source, target, nulls);
  }

  private static boolean isIndexed(TableDefinition table, int ordinal) {
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Ordered ordered
          && ordered.ready()
          && table.ordinalOf(ordered.columnIds().get(0)) == ordinal) {
        return true;
      }
    }
    Integer rowId = table.rowIdColumn();
    return rowId != null && table.ordinalOf(rowId) == ordinal;
  }

  QuiverTable table() {
    return chain.table();
  }

  /** Reads the sources of edges without a target, as a logical tree. */
  RelNode edgesToNull() {
    RexBuilder builder = chain.scan().getCluster().getRexBuilder();
    RexNode missing =
        builder.makeCall(SqlStdOperatorTable.IS_NULL, builder.makeInputRef(chain.scan(), target));
    RelNode filter = LogicalFilter.create(chain.scan(), missing);
    RexNode from = builder.makeInputRef(filter, source);
    return ScanPlanner.project(filter, List.of(from), List.of("SOURCE"));
  }
}
