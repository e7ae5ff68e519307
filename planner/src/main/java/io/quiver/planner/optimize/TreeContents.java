package io.quiver.planner.optimize;

import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;

/** What a tree has, so that passes that would find nothing to do are not begun. */
final class TreeContents extends RexShuttle {
  private boolean subqueries;
  private boolean disjunctions;
  private boolean textCalls;

  private TreeContents() {}

  static TreeContents of(RelNode tree) {
    TreeContents contents = new TreeContents();
    contents.look(tree);
    return contents;
  }

  private void look(RelNode node) {
    if (!(node instanceof TableScan)) {
      RelNode unused = node.accept(this);
    }
    for (RelNode input : node.getInputs()) {
      look(input);
    }
  }

  /** Subqueries inside expressions. */
  boolean hasSubqueries() {
    return subqueries;
  }

  /** Any OR, also inside of subqueries. */
  boolean hasDisjunctions() {
    return disjunctions;
  }

  /** Calls (LIKE too) that text indexes may serve, also inside of subqueries. */
  boolean hasTextCalls() {
    return textCalls;
  }

  @Override
  public RexNode visitCall(RexCall call) {
    disjunctions |= call.getKind() == SqlKind.OR;
    textCalls |=
        call.getKind() == SqlKind.LIKE
            || (call.getKind() == SqlKind.OTHER_FUNCTION
                && call.getOperator().getName().contains("TEXT_"));
    for (RexNode operand : call.getOperands()) {
      RexNode unused = operand.accept(this);
    }
    return call;
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery subquery) {
    subqueries = true;
    for (RexNode operand : subquery.getOperands()) {
      RexNode unused = operand.accept(this);
    }
    look(subquery.rel);
    return subquery;
  }

  /**
   * Whether no node computes a field that nobody uses: a row of nodes over one table, at most one
   * of them an aggregate. What is read of the table is decided with its access path.
   */
  static boolean isTrim(RelNode tree) {
    RelNode node = tree;
    boolean aggregated = false;
    while (!(node instanceof TableScan)) {
      List<RelNode> inputs = node.getInputs();
      if (inputs.size() != 1) {
        return false;
      }
      if (node instanceof Aggregate) {
        if (aggregated) {
          return false;
        }
        aggregated = true;
      } else if (!(node instanceof Filter || node instanceof Sort || node instanceof Project)) {
        return false;
      } else if (node instanceof Project && !usesAll((Project) node)) {
        return false;
      }
      node = inputs.get(0);
    }
    return true;
  }

  /** A projection of a table's columns needs not all; one of computed fields should. */
  private static boolean usesAll(Project project) {
    RelNode below = project.getInput();
    while (below instanceof Filter || below instanceof Sort) {
      below = below.getInput(0);
    }
    return below instanceof TableScan
        || RelOptUtil.InputFinder.bits(project.getProjects(), null).cardinality()
            == project.getInput().getRowType().getFieldCount();
  }
}
