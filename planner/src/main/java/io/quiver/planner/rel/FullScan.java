package io.quiver.planner.rel;

import io.quiver.planner.schema.QuiverTable;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.util.ImmutableIntList;

/** Reads all rows of a table, in row id order. */
public final class FullScan extends TableAccess {
  public FullScan(
      RelOptCluster cluster, QuiverTable table, ImmutableIntList columns, double estimatedRows) {
    super(cluster, table, columns, estimatedRows);
  }

  @Override
  public FullScan copy(RelTraitSet traits, List<RelNode> inputs) {
    return new FullScan(getCluster(), quiverTable(), columns(), estimatedRows());
  }
}
