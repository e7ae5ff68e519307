package io.quiver.planner.rel;

import io.quiver.planner.schema.QuiverTable;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;

/**
 * FOR UPDATE: locks each row that passes and drops the row id. The input's last field is the row id
 * of {@link #quiverTable}; the others are passed on. A row that is gone meanwhile is left out.
 */
public final class LockRows extends SingleRel {
  private final QuiverTable table;
  private final boolean shared;
  private final Waiting waiting;

  /** What to do about a row that another transaction holds. */
  public enum Waiting {
    WAIT,
    NO_WAIT,
    SKIP_LOCKED
  }

  /** Locks rows; those that are {@code shared} others may lock in the same way. */
  public LockRows(
      RelOptCluster cluster, RelNode input, QuiverTable table, boolean shared, Waiting waiting) {
    super(cluster, cluster.traitSet(), input);
    this.table = table;
    this.shared = shared;
    this.waiting = waiting;
  }

  public QuiverTable quiverTable() {
    return table;
  }

  public boolean shared() {
    return shared;
  }

  public Waiting waiting() {
    return waiting;
  }

  @Override
  protected RelDataType deriveRowType() {
    RelDataTypeFactory.Builder builder = getCluster().getTypeFactory().builder();
    builder.addAll(
        input.getRowType().getFieldList().subList(0, input.getRowType().getFieldCount() - 1));
    return builder.build();
  }

  @Override
  public LockRows copy(RelTraitSet traits, List<RelNode> inputs) {
    return new LockRows(getCluster(), sole(inputs), table, shared, waiting);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("table", table.definition().name().toString())
        .item("shared", shared)
        .item("waiting", waiting);
  }
}
