package io.quiver.planner.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/**
 * Groups by a constant, of an EXISTS for example, have no row over no rows. Calcite's decorrelation
 * leaves constants out of the groups, and a group by nothing always has a row: where nothing of the
 * outer query joins the groups, constants are hidden from it. Stateless.
 */
final class ConstantGroups {
  private static final SqlFunction HIDDEN =
      new SqlFunction(
          "HIDDEN",
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.ARG0,
          null,
          OperandTypes.ANY,
          SqlFunctionCategory.SYSTEM);

  private ConstantGroups() {}

  static RelNode hide(RelNode node) {
    List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : node.getInputs()) {
      RelNode rewritten = hide(input);
      changed |= rewritten != input;
      inputs.add(rewritten);
    }
    RelNode copy = changed ? node.copy(node.getTraitSet(), inputs) : node;
    return copy instanceof Aggregate aggregate
            && aggregate.getInput() instanceof Project project
            && RelOptUtil.getVariablesUsed(aggregate).isEmpty()
        ? aggregate.copy(aggregate.getTraitSet(), List.of(hidden(aggregate, project)))
        : copy;
  }

  private static RelNode hidden(Aggregate aggregate, Project project) {
    RexBuilder builder = aggregate.getCluster().getRexBuilder();
    List<RexNode> fields = new ArrayList<>();
    boolean any = false;
    for (int i = 0; i < project.getProjects().size(); i++) {
      RexNode field = project.getProjects().get(i);
      boolean constant = aggregate.getGroupSet().get(i) && field instanceof RexLiteral;
      any |= constant;
      fields.add(constant ? builder.makeCall(field.getType(), HIDDEN, List.of(field)) : field);
    }
    return any
        ? LogicalProject.create(
            project.getInput(),
            project.getHints(),
            fields,
            project.getRowType().getFieldNames(),
            Set.of())
        : project;
  }

  static RelNode reveal(RelNode node) {
    List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : node.getInputs()) {
      RelNode rewritten = reveal(input);
      changed |= rewritten != input;
      inputs.add(rewritten);
    }
    RelNode copy = changed ? node.copy(node.getTraitSet(), inputs) : node;
    return copy.accept(
        new RexShuttle() {
          @Override
          public RexNode visitCall(RexCall call) {
            return call.getOperator() == HIDDEN
                ? call.getOperands().get(0).accept(this)
                : super.visitCall(call);
          }
        });
  }
}
