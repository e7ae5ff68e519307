package io.quiver.planner.rel;

import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.catalog.IndexDefinition;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * A whole query that reads at most one row by its key: SELECT expressions FROM t WHERE key = ..
 * [AND condition].
 */
public final class KeyGet extends AbstractRelNode {
  private final QuiverTable table;
  private final IndexDefinition.@Nullable Ordered index;
  private final List<RexNode> keys;
  private final @Nullable RexNode condition;
  private final List<RexNode> projects;

  /**
   * @param index the unique index, or null for the row id
   * @param keys values of all its columns, without fields; NULL finds nothing
   * @param condition over the table's columns, or null
   * @param projects over the table's columns
   */
  public KeyGet(
      RelOptCluster cluster,
      QuiverTable table,
      IndexDefinition.@Nullable Ordered index,
      List<RexNode> keys,
      @Nullable RexNode condition,
      List<RexNode> projects,
      RelDataType rowType) {
    super(cluster, cluster.traitSet());
    this.table = table;
    this.index = index;
    this.keys = List.copyOf(keys);
    this.condition = condition;
    this.projects = List.copyOf(projects);
    this.rowType = rowType;
  }

  public QuiverTable quiverTable() {
    return table;
  }

  public IndexDefinition.@Nullable Ordered index() {
    return index;
  }

  public List<RexNode> keys() {
    return keys;
  }

  public @Nullable RexNode condition() {
    return condition;
  }

  public List<RexNode> projects() {
    return projects;
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    return 1;
  }

  @Override
  public KeyGet copy(RelTraitSet traits, List<RelNode> inputs) {
    return new KeyGet(getCluster(), table, index, keys, condition, projects, getRowType());
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("table", table.definition().name().toString())
        .item("index", index == null ? "row id" : index.name())
        .item("keys", keys)
        .itemIf("condition", condition, condition != null)
        .item("projects", projects);
  }
}
