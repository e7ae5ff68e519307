package io.quiver.planner.rel;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;

/**
 * WITH RECURSIVE: the rows of the left input, then again and again the rows of the right input,
 * which reads the rows of the round before through {@link WorkTableScan}, until a round gives none.
 * With UNION (not ALL) rows seen before are dropped before the next round sees them.
 */
public final class RecursiveUnion extends BiRel {
  private final String workTable;
  private final boolean all;

  /**
   * @param workTable name of the work table, unique in the plan
   * @param all UNION ALL
   */
  public RecursiveUnion(
      RelOptCluster cluster, RelNode seed, RelNode step, String workTable, boolean all) {
    super(cluster, cluster.traitSet(), seed, step);
    this.workTable = workTable;
    this.all = all;
  }

  public String workTable() {
    return workTable;
  }

  public boolean all() {
    return all;
  }

  @Override
  protected RelDataType deriveRowType() {
    RelDataType type =
        getCluster()
            .getTypeFactory()
            .leastRestrictive(List.of(left.getRowType(), right.getRowType()));
    return type == null ? left.getRowType() : type;
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    return mq.getRowCount(left) * 10;
  }

  @Override
  public RecursiveUnion copy(RelTraitSet traits, List<RelNode> inputs) {
    return new RecursiveUnion(getCluster(), inputs.get(0), inputs.get(1), workTable, all);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("workTable", workTable).item("all", all);
  }
}
