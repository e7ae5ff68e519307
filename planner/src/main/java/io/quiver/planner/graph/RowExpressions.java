package io.quiver.planner.graph;

import io.quiver.planner.validate.Planning;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** The items of a query over one table as expressions over the table's rows. */
final class RowExpressions {
  private RowExpressions() {}

  /**
   * The items, or null where one needs more than the row, or is not always the same.
   *
   * @param type that the items must have
   */
  static @Nullable List<RexNode> of(Planning planning, SqlNode query, RelDataType type) {
    RelNode relation = planning.convert(query).relation();
    List<RexNode> found = overScan(RelOptUtil.createCastRel(relation, type, true));
    return found == null || !found.stream().allMatch(RowExpressions::isPlain) ? null : found;
  }

  /** The columns of projections over a table. */
  private static @Nullable List<RexNode> overScan(RelNode node) {
    if (node instanceof TableScan scan) {
      List<RexNode> columns = new ArrayList<>();
      scan.getRowType()
          .getFieldList()
          .forEach(field -> columns.add(new RexInputRef(field.getIndex(), field.getType())));
      return columns;
    }
    if (!(node instanceof Project project)) {
      return null;
    }
    List<RexNode> below = overScan(project.getInput());
    if (below == null) {
      return null;
    }
    RexShuttle replace =
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef reference) {
            return below.get(reference.getIndex());
          }
        };
    return replace.apply(project.getProjects());
  }

  private static boolean isPlain(RexNode expression) {
    boolean[] plain = {RexUtil.isDeterministic(expression)};
    expression.accept(
        new RexVisitorImpl<@Nullable Void>(true) {
          @Override
          public @Nullable Void visitSubQuery(RexSubQuery query) {
            plain[0] = false;
            return null;
          }

          @Override
          public @Nullable Void visitOver(RexOver over) {
            plain[0] = false;
            return null;
          }

          @Override
          public @Nullable Void visitCorrelVariable(RexCorrelVariable variable) {
            plain[0] = false;
            return null;
          }

          @Override
          public @Nullable Void visitCall(RexCall call) {
            // Served by text indexes, which know whole tables.
            if (call.getOperator().getName().contains("TEXT_")) {
              plain[0] = false;
            }
            return super.visitCall(call);
          }
        });
    return plain[0];
  }
}
