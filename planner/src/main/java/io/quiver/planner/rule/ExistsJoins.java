package io.quiver.planner.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes semi- and anti-joins of EXISTS and NOT EXISTS whose only correlation is in the conditions
 * of the subquery, among them an equality; and anti-joins of NOT IN where nothing can be NULL.
 *
 * <pre>
 * Filter (EXISTS                         Join (semi; a = b, c &lt;&gt; d)
 *     Project                              outer
 *       Filter ($cor.a = b          =&gt;     Filter (e)
 *               $cor.c &lt;&gt; d, e)            inner
 *         inner)
 *   outer
 * </pre>
 */
public final class ExistsJoins {
  private ExistsJoins() {}

  /** The same rows and fields. */
  public static RelNode apply(RelNode node) {
    List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : node.getInputs()) {
      RelNode rewritten = apply(input);
      changed |= rewritten != input;
      inputs.add(rewritten);
    }
    RelNode current = changed ? node.copy(node.getTraitSet(), inputs) : node;
    return current instanceof LogicalFilter filter && filter.getVariablesSet().size() <= 1
        ? joined(filter)
        : current;
  }

  /** One EXISTS as the right side of a join. */
  private record Side(RelNode node, RexNode condition, JoinRelType type) {}

  private static RelNode joined(LogicalFilter filter) {
    List<Side> sides = new ArrayList<>();
    List<RexNode> rest = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
      boolean negated = condition.getKind() == SqlKind.NOT;
      RexNode plain = negated ? ((RexCall) condition).getOperands().get(0) : condition;
      Side side = plain instanceof RexSubQuery subquery ? side(filter, subquery, negated) : null;
      if (side == null) {
        rest.add(condition);
      } else {
        sides.add(side);
      }
    }
    if (sides.isEmpty()) {
      return filter;
    }
    RelNode left = filter.getInput();
    if (!rest.isEmpty()) {
      RexBuilder builder = filter.getCluster().getRexBuilder();
      left = filter.copy(filter.getTraitSet(), left, RexUtil.composeConjunction(builder, rest));
    }
    for (Side side : sides) {
      left =
          LogicalJoin.create(left, side.node(), List.of(), side.condition(), Set.of(), side.type());
    }
    return left;
  }

  private static @Nullable Side side(Filter outer, RexSubQuery subquery, boolean negated) {
    if (subquery.getKind() == SqlKind.EXISTS && !outer.getVariablesSet().isEmpty()) {
      return side(outer, subquery.rel, negated ? JoinRelType.ANTI : JoinRelType.SEMI);
    }
    return subquery.getKind() == SqlKind.IN && negated ? notIn(outer, subquery) : null;
  }

  /** Without NULL on either side NOT IN asks for rows that equal none. */
  private static @Nullable Side notIn(Filter outer, RexSubQuery subquery) {
    List<RelDataTypeField> fields = subquery.rel.getRowType().getFieldList();
    if (outer.getVariablesSet().stream().anyMatch(v -> mentions(subquery.rel, v))
        || fields.stream().anyMatch(field -> field.getType().isNullable())
        || subquery.getOperands().stream()
            .anyMatch(o -> o.getType().isNullable() || RexUtil.SubQueryFinder.find(o) != null)) {
      return null;
    }
    RexBuilder builder = outer.getCluster().getRexBuilder();
    int width = outer.getRowType().getFieldCount();
    List<RexNode> equal = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      equal.add(
          builder.makeCall(
              SqlStdOperatorTable.EQUALS,
              subquery.getOperands().get(i),
              new RexInputRef(width + i, fields.get(i).getType())));
    }
    return new Side(
        apply(subquery.rel), RexUtil.composeConjunction(builder, equal), JoinRelType.ANTI);
  }

  private static @Nullable Side side(Filter outer, RelNode subquery, JoinRelType type) {
    RelNode node = subquery;
    while (isTransparent(node)) {
      node = node.getInput(0);
    }
    if (!(node instanceof Filter inner) || !inner.getVariablesSet().isEmpty()) {
      return null;
    }
    CorrelationId variable = outer.getVariablesSet().iterator().next();
    int width = outer.getRowType().getFieldCount();
    RexBuilder builder = outer.getCluster().getRexBuilder();
    List<RexNode> both = new ArrayList<>();
    List<RexNode> own = new ArrayList<>();
    boolean equates = false;
    for (RexNode condition : RelOptUtil.conjunctions(inner.getCondition())) {
      if (!mentions(condition, variable)) {
        own.add(condition);
        continue;
      }
      RexNode joining = overBoth(condition, variable, width);
      if (RexUtil.SubQueryFinder.find(joining) != null || mentions(joining, variable)) {
        return null;
      }
      equates |= equates(joining, width);
      both.add(joining);
    }
    if (!equates || mentions(inner.getInput(), variable)) {
      return null;
    }
    RelNode right = apply(inner.getInput());
    if (!own.isEmpty()) {
      right = apply(LogicalFilter.create(right, RexUtil.composeConjunction(builder, own)));
    }
    return new Side(right, RexUtil.composeConjunction(builder, both), type);
  }

  /** A node that does not decide whether there is a row. */
  private static boolean isTransparent(RelNode node) {
    return (node instanceof Project project && !RexOver.containsOver(project.getProjects(), null))
        || (node instanceof Sort sort && sort.fetch == null && sort.offset == null);
  }

  private static RexNode overBoth(RexNode condition, CorrelationId variable, int width) {
    return condition.accept(
        new RexShuttle() {
          @Override
          public RexNode visitFieldAccess(RexFieldAccess access) {
            return access.getReferenceExpr() instanceof RexCorrelVariable outer
                    && outer.id.equals(variable)
                ? new RexInputRef(access.getField().getIndex(), access.getType())
                : super.visitFieldAccess(access);
          }

          @Override
          public RexNode visitInputRef(RexInputRef reference) {
            return new RexInputRef(reference.getIndex() + width, reference.getType());
          }
        });
  }

  /** Whether a condition is an equality between the sides. */
  private static boolean equates(RexNode condition, int width) {
    if (condition.getKind() != SqlKind.EQUALS) {
      return false;
    }
    List<RexNode> operands = ((RexCall) condition).getOperands();
    ImmutableBitSet first = RelOptUtil.InputFinder.bits(operands.get(0));
    ImmutableBitSet second = RelOptUtil.InputFinder.bits(operands.get(1));
    return isOneSided(first, width)
        && isOneSided(second, width)
        && (first.nth(0) < width) != (second.nth(0) < width);
  }

  private static boolean isOneSided(ImmutableBitSet fields, int width) {
    return !fields.isEmpty() && (fields.length() <= width || fields.nth(0) >= width);
  }

  private static boolean mentions(RelNode node, CorrelationId variable) {
    boolean[] found = new boolean[1];
    node.accept(finder(variable, found));
    return found[0] || node.getInputs().stream().anyMatch(input -> mentions(input, variable));
  }

  private static boolean mentions(RexNode condition, CorrelationId variable) {
    boolean[] found = new boolean[1];
    condition.accept(finder(variable, found));
    return found[0];
  }

  private static RexShuttle finder(CorrelationId variable, boolean[] found) {
    return new RexShuttle() {
      @Override
      public RexNode visitCorrelVariable(RexCorrelVariable outer) {
        found[0] |= outer.id.equals(variable);
        return outer;
      }

      @Override
      public RexNode visitSubQuery(RexSubQuery subquery) {
        found[0] |= mentions(subquery.rel, variable);
        return super.visitSubQuery(subquery);
      }
    };
  }
}
