package io.quiver.planner.rel;

import io.quiver.planner.schema.SystemTable;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Reads a system table: all its columns, computed when the scan is opened. The two patterns, when
 * given, are LIKE patterns with escape {@code \} that the table may use to make fewer rows; the
 * filter above checks them again.
 */
public final class SystemScan extends AbstractRelNode {
  private final SystemTable table;
  private final @Nullable RexNode schemaPattern;
  private final @Nullable RexNode namePattern;

  public SystemScan(
      RelOptCluster cluster,
      SystemTable table,
      @Nullable RexNode schemaPattern,
      @Nullable RexNode namePattern) {
    super(cluster, cluster.traitSet());
    this.table = table;
    this.schemaPattern = schemaPattern;
    this.namePattern = namePattern;
  }

  public SystemTable systemTable() {
    return table;
  }

  public @Nullable RexNode schemaPattern() {
    return schemaPattern;
  }

  public @Nullable RexNode namePattern() {
    return namePattern;
  }

  @Override
  protected RelDataType deriveRowType() {
    return table.rowType();
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    return 100;
  }

  @Override
  public SystemScan copy(RelTraitSet traits, List<RelNode> inputs) {
    return new SystemScan(getCluster(), table, schemaPattern, namePattern);
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    return new SystemScan(
        getCluster(),
        table,
        schemaPattern == null ? null : schemaPattern.accept(shuttle),
        namePattern == null ? null : namePattern.accept(shuttle));
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("table", table.name())
        .itemIf("schemaPattern", schemaPattern, schemaPattern != null)
        .itemIf("namePattern", namePattern, namePattern != null);
  }
}
