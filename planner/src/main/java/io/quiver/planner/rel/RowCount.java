package io.quiver.planner.rel;

import io.quiver.planner.schema.QuiverTable;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;

/** One row with the number of rows of a table in each field; the table's rows are not read. */
public final class RowCount extends AbstractRelNode {
  private final QuiverTable table;
  private final RelDataType fields;

  public RowCount(RelOptCluster cluster, QuiverTable table, RelDataType fields) {
    super(cluster, cluster.traitSet());
    this.table = table;
    this.fields = fields;
  }

  public QuiverTable quiverTable() {
    return table;
  }

  @Override
  protected RelDataType deriveRowType() {
    return fields;
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    return 1;
  }

  @Override
  public RowCount copy(RelTraitSet traits, List<RelNode> inputs) {
    return new RowCount(getCluster(), table, fields);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("table", table.definition().name().toString())
        .item("fields", fields.getFieldNames());
  }
}
