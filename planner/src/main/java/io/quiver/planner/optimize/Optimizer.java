package io.quiver.planner.optimize;

import io.quiver.planner.cost.PlanSwitches;
import io.quiver.planner.cost.QuiverMetadata;
import io.quiver.planner.cost.Statistics;
import io.quiver.planner.rel.Modify;
import io.quiver.planner.rule.CountedMatches;
import io.quiver.planner.rule.Decorrelation;
import io.quiver.planner.rule.Disjunctions;
import io.quiver.planner.rule.ExistsJoins;
import io.quiver.planner.rule.FieldTrimmer;
import io.quiver.planner.rule.RuleLists;
import io.quiver.planner.rule.RulePass;
import io.quiver.planner.rule.TextSearchRule;
import io.quiver.planner.rule.VectorJoinRule;
import io.quiver.planner.rule.VectorSearchRule;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexOver;

/** Runs the passes that make an executable tree of a logical one. Thread-safe. */
public final class Optimizer {
  private static final RulePass SUBQUERIES = new RulePass(RuleLists.SUBQUERIES);
  private static final RulePass REWRITE = new RulePass(RuleLists.REWRITE);
  private static final RulePass CLEAN_UP = new RulePass(RuleLists.CLEAN_UP);

  /** Passes that are not lists of rules, and ways of execution that have an alternative. */
  private static final Set<String> PASSES =
      Set.of(
          "existsjoins",
          "vectorsearch",
          "decorrelation",
          "disjunctions",
          "semijoinpush",
          "joinorder",
          "fieldtrimmer",
          "pointplans",
          "countedmatches",
          "breadthfirst",
          "indexscan",
          "lookupjoin");

  private static final RulePass WINDOWS = new RulePass(RuleLists.WINDOWS);

  private Optimizer() {}

  /** Names of the rules and passes that a session can do without, in lower case. */
  public static SortedSet<String> switchable() {
    SortedSet<String> names = new TreeSet<>(PASSES);
    for (List<RelOptRule> rules : List.of(RuleLists.REWRITE, RuleLists.CLEAN_UP)) {
      rules.forEach(rule -> names.add(name(rule)));
    }
    return names;
  }

  private static String name(RelOptRule rule) {
    return rule.toString().toLowerCase(Locale.ROOT);
  }

  /** Optimises; a query for one row by its key becomes a point plan. */
  public static RelNode optimize(RelNode logical) {
    return optimize(logical, true);
  }

  /**
   * Optimises.
   *
   * @param pointPlans whether a query for one row by its key becomes a {@link
   *     io.quiver.planner.rel.KeyGet}
   * @return the same rows and fields, of the nodes that {@code io.quiver.planner.rel} names
   */
  public static RelNode optimize(RelNode logical, boolean pointPlans) {
    if (logical instanceof Modify modify) {
      return modify.isKeyInsert()
          ? modify
          : modify.copy(modify.getTraitSet(), List.of(physical(modify.getInput())));
    }
    return pointPlans && PlanSwitches.of(logical.getCluster()).allows("PointPlans")
        ? PointPlans.apply(physical(logical))
        : physical(logical);
  }

  private static RelNode physical(RelNode logical) {
    RelOptCluster cluster = logical.getCluster();
    PlanSwitches switches = PlanSwitches.of(cluster);
    QuiverMetadata metadata = new QuiverMetadata(statistics(cluster));
    ScanPlanner scans = new ScanPlanner(cluster, metadata);
    RelNode tree = logical;
    TreeContents contents = TreeContents.of(tree);
    // Tests for existence become semi-joins, other subqueries correlated joins.
    if (contents.hasSubqueries()) {
      if (switches.allows("ExistsJoins")) {
        tree = ExistsJoins.apply(tree);
      }
      tree = SUBQUERIES.apply(tree);
    }
    // Nearest-neighbour queries become searches, before anything tears them apart.
    if (switches.allows("VectorSearch")) {
      tree = VectorSearchRule.apply(tree);
    }
    // Text and hybrid searches too: their scores exist nowhere else.
    if (contents.hasTextCalls()) {
      tree = TextSearchRule.searches(tree);
    }
    // Correlated joins become plain ones where that is better.
    if (switches.allows("Decorrelation")) {
      tree = new Decorrelation(scans::isIndexed).apply(tree);
    }
    // What all parts of an OR say stands beside it.
    if (contents.hasDisjunctions() && switches.allows("Disjunctions")) {
      tree = Disjunctions.apply(tree);
    }
    // Filters sink, projections melt, constants fold, empty parts vanish.
    tree = run(REWRITE, RuleLists.REWRITE, switches, tree);
    // Nearest rows of one table among joined ones are searched for before they are joined.
    if (switches.allows("VectorSearch")) {
      tree = new VectorJoinRule(metadata::getRowCount).apply(tree);
    }
    // Conditions on texts are looked up in text indexes.
    if (contents.hasTextCalls()) {
      tree = TextSearchRule.matches(tree, scans::isSelective);
    }
    // Tests for existence go down to the tables that they ask about.
    if (switches.allows("SemiJoinPush")) {
      tree = new SemiJoinPush(metadata).apply(tree);
    }
    // Inner joins get their order.
    if (switches.allows("JoinOrder")) {
      tree = new JoinOrder(metadata).order(tree);
    }
    // Fields that nobody uses are not read.
    if (!TreeContents.isTrim(tree) && switches.allows("FieldTrimmer")) {
      tree = FieldTrimmer.trim(tree, cluster);
    }
    tree = run(CLEAN_UP, RuleLists.CLEAN_UP, switches, tree);
    // Matches of graph patterns that are only counted are not written out.
    if (switches.allows("CountedMatches")) {
      tree = CountedMatches.apply(tree);
    }
    // Joins that nobody needs have vanished from under nearest-neighbour queries.
    if (switches.allows("VectorSearch")) {
      tree = VectorSearchRule.apply(tree);
    }
    // Window functions get their own nodes.
    if (hasWindow(tree)) {
      tree = WINDOWS.apply(tree);
    }
    // Access paths and join methods.
    return new PhysicalPlanner(cluster, metadata).plan(tree);
  }

  private static Statistics statistics(RelOptCluster cluster) {
    return ((QuiverMetadata) cluster.getMetadataQuery()).statistics();
  }

  private static RelNode run(
      RulePass pass, List<RelOptRule> rules, PlanSwitches switches, RelNode tree) {
    return switches.disabled().isEmpty()
        ? pass.apply(tree)
        : new RulePass(rules.stream().filter(rule -> switches.allows(name(rule))).toList())
            .apply(tree);
  }

  private static boolean hasWindow(RelNode tree) {
    return (tree instanceof Project project
            && project.getProjects().stream().anyMatch(RexOver::containsOver))
        || tree.getInputs().stream().anyMatch(Optimizer::hasWindow);
  }
}
