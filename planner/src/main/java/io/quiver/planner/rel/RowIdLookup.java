package io.quiver.planner.rel;

import io.quiver.planner.schema.QuiverTable;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.util.ImmutableIntList;

/**
 * Reads the rows with these row ids: one key, or the members of an IN list. A key that is NULL or
 * no BIGINT finds nothing; equal keys find their row once. Rows come in no particular order.
 */
public final class RowIdLookup extends TableAccess {
  private final List<RexNode> keys;

  public RowIdLookup(
      RelOptCluster cluster,
      QuiverTable table,
      ImmutableIntList columns,
      double estimatedRows,
      List<RexNode> keys) {
    super(cluster, table, columns, estimatedRows);
    this.keys = List.copyOf(keys);
  }

  public List<RexNode> keys() {
    return keys;
  }

  @Override
  public RowIdLookup copy(RelTraitSet traits, List<RelNode> inputs) {
    return new RowIdLookup(getCluster(), quiverTable(), columns(), estimatedRows(), keys);
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    return new RowIdLookup(
        getCluster(), quiverTable(), columns(), estimatedRows(), shuttle.apply(keys));
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("keys", keys);
  }
}
