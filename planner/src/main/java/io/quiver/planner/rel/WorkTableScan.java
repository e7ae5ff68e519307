package io.quiver.planner.rel;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;

/** Inside the step of a {@link RecursiveUnion}: the rows that the round before added. */
public final class WorkTableScan extends AbstractRelNode {
  private final String workTable;

  public WorkTableScan(RelOptCluster cluster, String workTable, RelDataType rowType) {
    super(cluster, cluster.traitSet());
    this.workTable = workTable;
    this.rowType = rowType;
  }

  public String workTable() {
    return workTable;
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    return 100;
  }

  @Override
  public WorkTableScan copy(RelTraitSet traits, List<RelNode> inputs) {
    return new WorkTableScan(getCluster(), workTable, getRowType());
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("workTable", workTable);
  }
}
