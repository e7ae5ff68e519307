package io.quiver.planner.rule;

import io.quiver.planner.schema.QuiverTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/**
 * Projections and filters over the scan of one base table, as one piece.
 *
 * @param scan the scan
 * @param table its table
 * @param projects the result's fields over the scan's fields
 * @param conditions what rows must fulfil, over the scan's fields
 * @param top the node that all this stands for
 */
public record ScanChain(
    TableScan scan,
    QuiverTable table,
    List<RexNode> projects,
    List<RexNode> conditions,
    RelNode top) {

  /** The chain that ends in this node, or null when it is something else. */
  public static @Nullable ScanChain of(RelNode node) {
    if (node instanceof TableScan scan) {
      QuiverTable table = scan.getTable().unwrap(QuiverTable.class);
      return table == null ? null : new ScanChain(scan, table, identity(scan), List.of(), scan);
    }
    if (node instanceof Filter filter && isPlain(filter.getCondition())) {
      ScanChain below = of(filter.getInput());
      return below == null || RexOver.containsOver(filter.getCondition())
          ? null
          : below.filtered(filter);
    }
    if (node instanceof Project project
        && project.getProjects().stream().allMatch(ScanChain::isPlain)) {
      ScanChain below = of(project.getInput());
      return below == null ? null : below.projected(project);
    }
    return null;
  }

  private static List<RexNode> identity(TableScan scan) {
    RexBuilder builder = scan.getCluster().getRexBuilder();
    List<RexNode> fields = new ArrayList<>();
    for (int i = 0; i < scan.getRowType().getFieldCount(); i++) {
      fields.add(builder.makeInputRef(scan, i));
    }
    return fields;
  }

  /** Without subqueries and window functions: means the same wherever it is computed. */
  private static boolean isPlain(RexNode expression) {
    return !RexOver.containsOver(expression) && RexUtil.SubQueryFinder.find(expression) == null;
  }

  private @Nullable ScanChain filtered(Filter filter) {
    if (!areDeterministic()) {
      return null;
    }
    List<RexNode> all = new ArrayList<>(conditions);
    all.addAll(RelOptUtil.conjunctions(inline(filter.getCondition())));
    return new ScanChain(scan, table, projects, all, filter);
  }

  private @Nullable ScanChain projected(Project project) {
    if (!areDeterministic()) {
      return null;
    }
    return new ScanChain(
        scan,
        table,
        project.getProjects().stream().map(this::inline).toList(),
        conditions,
        project);
  }

  /** A projection of something random must not be written twice. */
  private boolean areDeterministic() {
    return projects.stream().allMatch(RexUtil::isDeterministic);
  }

  /** An expression over the chain's fields, over the scan's fields. */
  public RexNode inline(RexNode expression) {
    return expression.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef reference) {
            return projects.get(reference.getIndex());
          }
        });
  }

  /** The conditions as one; TRUE when there is none. */
  public RexNode condition() {
    return RexUtil.composeConjunction(scan.getCluster().getRexBuilder(), conditions);
  }
}
