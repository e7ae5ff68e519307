package io.quiver.planner.optimize;

import io.quiver.planner.cost.PlanSwitches;
import io.quiver.planner.cost.QuiverMetadata;
import io.quiver.planner.rel.BreadthFirst;
import io.quiver.planner.rel.RecursiveUnion;
import io.quiver.planner.rel.SystemScan;
import io.quiver.planner.rel.VectorTopK;
import io.quiver.planner.rel.WorkTableScan;
import io.quiver.planner.rule.ScanChain;
import io.quiver.planner.rule.VectorRangeRule;
import io.quiver.planner.schema.SystemTable;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RepeatUnion;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Spool;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.schema.TransientTable;
import org.jspecify.annotations.Nullable;

/**
 * Translates an optimised logical tree into the tree that the executor runs: access paths, joins
 * and recursion are decided here. Used once.
 */
final class PhysicalPlanner {
  private final RelOptCluster cluster;
  private final ScanPlanner scans;
  private final JoinPlanner joins;
  private final Map<TransientTable, String> workTables = new IdentityHashMap<>();

  PhysicalPlanner(RelOptCluster cluster, QuiverMetadata metadata) {
    this.cluster = cluster;
    this.scans = new ScanPlanner(cluster, metadata);
    this.joins = new JoinPlanner(this, scans, metadata);
  }

  /** The same rows and fields. */
  RelNode plan(RelNode node) {
    if (node instanceof Project || node instanceof Filter || node instanceof TableScan) {
      ScanChain chain = ScanChain.of(node);
      if (chain != null) {
        RelNode range = VectorRangeRule.apply(chain);
        return range == null || scans.isIndexed(chain) ? scans.plan(chain) : range;
      }
    }
    if (node instanceof TableScan scan) {
      return leaf(scan);
    }
    if (node instanceof Filter filter) {
      RelNode system = systemScan(filter);
      if (system != null) {
        return system;
      }
    }
    if (node instanceof Sort sort) {
      ScanChain chain = ScanChain.of(sort.getInput());
      if (chain != null) {
        RelNode range = VectorRangeRule.apply(chain);
        return range == null || scans.isIndexed(chain)
            ? scans.plan(sort, chain)
            : sort.copy(sort.getTraitSet(), List.of(range));
      }
    }
    if (node instanceof Aggregate aggregate) {
      RelNode count = RowCounts.of(aggregate);
      return count == null ? copy(node) : count;
    }
    if (node instanceof Join join) {
      return joins.plan(join);
    }
    if (node instanceof RepeatUnion union) {
      return recursion(union);
    }
    if (node instanceof Spool spool) {
      return plan(spool.getInput());
    }
    if (node instanceof VectorTopK search) {
      return scans.withCandidates((VectorTopK) copy(search));
    }
    return copy(node);
  }

  private RelNode copy(RelNode node) {
    List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : node.getInputs()) {
      RelNode planned = plan(input);
      changed |= planned != input;
      inputs.add(planned);
    }
    return changed ? node.copy(node.getTraitSet(), inputs) : node;
  }

  private RelNode leaf(TableScan scan) {
    SystemTable system = scan.getTable().unwrap(SystemTable.class);
    if (system != null) {
      return new SystemScan(cluster, system, null, null);
    }
    TransientTable work = scan.getTable().unwrap(TransientTable.class);
    if (work != null) {
      return new WorkTableScan(cluster, workTable(work, scan), scan.getRowType());
    }
    throw new QuiverException(
        ErrorCode.FEATURE_NOT_SUPPORTED, "cannot read " + scan.getTable().getQualifiedName());
  }

  private String workTable(TransientTable table, TableScan scan) {
    List<String> name = scan.getTable().getQualifiedName();
    return workTables.computeIfAbsent(
        table, t -> name.get(name.size() - 1) + "#" + workTables.size());
  }

  private @Nullable RelNode systemScan(Filter filter) {
    if (filter.getInput() instanceof TableScan scan) {
      SystemTable system = scan.getTable().unwrap(SystemTable.class);
      if (system != null) {
        return filter.copy(
            filter.getTraitSet(),
            List.of(SystemPatterns.scan(cluster, system, filter.getCondition())));
      }
    }
    return null;
  }

  private RelNode recursion(RepeatUnion union) {
    TransientTable work =
        union.getTransientTable() == null
            ? null
            : union.getTransientTable().unwrap(TransientTable.class);
    if (work == null) {
      throw QuiverException.bug("recursion without a work table");
    }
    RelNode seed = plan(union.getSeedRel());
    ReachabilityStep reach =
        PlanSwitches.of(cluster).allows("BreadthFirst") ? ReachabilityStep.of(union) : null;
    if (reach != null) {
      return breadthFirst(union, reach, seed);
    }
    RelNode step = plan(union.getIterativeRel());
    String name = workTables.getOrDefault(work, "unused#" + workTables.size());
    return new RecursiveUnion(cluster, seed, step, name, union.all);
  }

  /** A recursion that only follows edges is a search over the graph that they are. */
  private RelNode breadthFirst(RepeatUnion union, ReachabilityStep reach, RelNode seed) {
    List<RelNode> inputs = new ArrayList<>(List.of(seed));
    if (reach.nulls()) {
      inputs.add(plan(reach.edgesToNull()));
    }
    List<String> name =
        union.getTransientTable() == null
            ? List.of("")
            : union.getTransientTable().getQualifiedName();
    return new BreadthFirst(
        cluster,
        inputs,
        reach.table(),
        reach.source(),
        reach.target(),
        union.getRowType(),
        name.get(name.size() - 1));
  }
}
