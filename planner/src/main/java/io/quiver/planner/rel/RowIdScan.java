package io.quiver.planner.rel;

import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.kv.Direction;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/** Reads the rows whose row id lies in a range, in the order of the row id. */
public final class RowIdScan extends TableAccess {
  private final @Nullable KeyBound from;
  private final @Nullable KeyBound to;
  private final Direction direction;

  public RowIdScan(
      RelOptCluster cluster,
      QuiverTable table,
      ImmutableIntList columns,
      double estimatedRows,
      @Nullable KeyBound from,
      @Nullable KeyBound to,
      Direction direction) {
    super(cluster, table, columns, estimatedRows);
    this.from = from;
    this.to = to;
    this.direction = direction;
  }

  public @Nullable KeyBound from() {
    return from;
  }

  public @Nullable KeyBound to() {
    return to;
  }

  public Direction direction() {
    return direction;
  }

  @Override
  public RowIdScan copy(RelTraitSet traits, List<RelNode> inputs) {
    return new RowIdScan(
        getCluster(), quiverTable(), columns(), estimatedRows(), from, to, direction);
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    return new RowIdScan(
        getCluster(),
        quiverTable(),
        columns(),
        estimatedRows(),
        from == null ? null : new KeyBound(from.value().accept(shuttle), from.inclusive()),
        to == null ? null : new KeyBound(to.value().accept(shuttle), to.inclusive()),
        direction);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .itemIf("from", from, from != null)
        .itemIf("to", to, to != null)
        .item("direction", direction);
  }
}
