package io.quiver.planner.rule;

import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.PruneEmptyRules;

/** The rules of Calcite's that run, in the order of the passes of the optimizer. */
public final class RuleLists {
  /** Subqueries in expressions become joins with correlation. */
  public static final List<RelOptRule> SUBQUERIES =
      List.of(
          CoreRules.FILTER_SUB_QUERY_TO_CORRELATE,
          CoreRules.PROJECT_SUB_QUERY_TO_CORRELATE,
          CoreRules.JOIN_SUB_QUERY_TO_CORRELATE);

  /** One bottom-up pass over the whole tree. */
  public static final List<RelOptRule> REWRITE =
      List.of(
          // Filters sink as far as they go.
          CoreRules.FILTER_INTO_JOIN,
          CoreRules.JOIN_CONDITION_PUSH,
          CoreRules.FILTER_PROJECT_TRANSPOSE,
          CoreRules.FILTER_MERGE,
          CoreRules.FILTER_AGGREGATE_TRANSPOSE,
          CoreRules.FILTER_SET_OP_TRANSPOSE,
          CoreRules.FILTER_CORRELATE,
          CoreRules.FILTER_WINDOW_TRANSPOSE,
          // Projections melt together.
          CoreRules.PROJECT_MERGE,
          CoreRules.PROJECT_REMOVE,
          CoreRules.AGGREGATE_PROJECT_MERGE,
          CoreRules.UNION_MERGE,
          CoreRules.UNION_REMOVE,
          // Constants are computed once.
          CoreRules.FILTER_REDUCE_EXPRESSIONS,
          CoreRules.PROJECT_REDUCE_EXPRESSIONS,
          CoreRules.JOIN_REDUCE_EXPRESSIONS,
          // A join that only tests for existence keeps no right side. One by a unique key stays an
          // inner join: its sides may be exchanged and ordered among others.
          SemiJoins.OF_PROJECT,
          SemiJoins.OF_JOIN,
          // What is empty vanishes.
          PruneEmptyRules.UNION_INSTANCE,
          PruneEmptyRules.INTERSECT_INSTANCE,
          PruneEmptyRules.MINUS_INSTANCE,
          PruneEmptyRules.PROJECT_INSTANCE,
          PruneEmptyRules.FILTER_INSTANCE,
          PruneEmptyRules.SORT_INSTANCE,
          PruneEmptyRules.SORT_FETCH_ZERO_INSTANCE,
          PruneEmptyRules.AGGREGATE_INSTANCE,
          PruneEmptyRules.JOIN_LEFT_INSTANCE,
          PruneEmptyRules.JOIN_RIGHT_INSTANCE);

  /** After field trimming: what it left behind melts away. */
  public static final List<RelOptRule> CLEAN_UP =
      List.of(
          CoreRules.PROJECT_MERGE,
          CoreRules.PROJECT_REMOVE,
          SemiJoins.OF_PROJECT,
          SemiJoins.OF_JOIN);

  /** Window functions leave their projections. */
  public static final List<RelOptRule> WINDOWS =
      List.of(CoreRules.PROJECT_TO_LOGICAL_PROJECT_AND_WINDOW);

  private RuleLists() {}
}
