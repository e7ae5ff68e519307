package io.quiver.planner.rule;

import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rules.SemiJoinRule;

/**
 * Calcite's rules that make a semi-join of a join whose right side only removes duplicates.
 *
 * <pre>
 * Project (of left)                      Project
 *   Join                                   Join (semi)
 *     left                       =>          left
 *     Aggregate (by the keys)                input
 *       input
 * </pre>
 *
 * Narrower than the originals: an aggregate without keys is not one of duplicates, it has a row
 * even when its input has none.
 */
public final class SemiJoins {
  /** Below a projection. */
  public static final RelOptRule OF_PROJECT =
      SemiJoinRule.ProjectToSemiJoinRule.ProjectToSemiJoinRuleConfig.DEFAULT
          .withOperandSupplier(
              project ->
                  project
                      .operand(Project.class)
                      .oneInput(
                          join ->
                              join.operand(Join.class)
                                  .predicate(SemiJoins::isInnerOrLeft)
                                  .inputs(
                                      left -> left.operand(RelNode.class).anyInputs(),
                                      right ->
                                          right
                                              .operand(Aggregate.class)
                                              .predicate(SemiJoins::hasKeys)
                                              .anyInputs())))
          .as(SemiJoinRule.ProjectToSemiJoinRule.ProjectToSemiJoinRuleConfig.class)
          .toRule();

  /** Of a join that is one already. */
  public static final RelOptRule OF_JOIN =
      SemiJoinRule.JoinToSemiJoinRule.JoinToSemiJoinRuleConfig.DEFAULT
          .withOperandSupplier(
              join ->
                  join.operand(Join.class)
                      .predicate(SemiJoins::isInnerOrLeft)
                      .inputs(
                          left -> left.operand(RelNode.class).anyInputs(),
                          right ->
                              right
                                  .operand(Aggregate.class)
                                  .predicate(SemiJoins::hasKeys)
                                  .anyInputs()))
          .as(SemiJoinRule.JoinToSemiJoinRule.JoinToSemiJoinRuleConfig.class)
          .toRule();

  private SemiJoins() {}

  private static boolean isInnerOrLeft(Join join) {
    return join.getJoinType() == JoinRelType.INNER || join.getJoinType() == JoinRelType.LEFT;
  }

  private static boolean hasKeys(Aggregate aggregate) {
    return !aggregate.getGroupSet().isEmpty();
  }
}
