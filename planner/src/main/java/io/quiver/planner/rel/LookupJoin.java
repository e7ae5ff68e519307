package io.quiver.planner.rel;

import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.catalog.IndexDefinition;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/**
 * Index nested loop: for each input row, looks up rows of a base table by row id or by leading
 * columns of an ordered index. Fields: the input's, then (not for SEMI and ANTI) the table's
 * columns; the order of the input is kept.
 */
public final class LookupJoin extends SingleRel {
  private final QuiverTable table;
  private final ImmutableIntList columns;
  private final Lookup lookup;
  private final JoinRelType joinType;
  private final double estimatedRows;

  /**
   * How a row is looked up.
   *
   * @param index the index, or null to look up by row id
   * @param keys over the input's fields: values of the index's leading columns, or the row id; NULL
   *     finds nothing
   * @param condition what else must hold, over the input's fields followed by {@link #columns}, or
   *     null
   */
  public record Lookup(
      IndexDefinition.@Nullable Ordered index, List<RexNode> keys, @Nullable RexNode condition) {
    public Lookup {
      keys = List.copyOf(keys);
    }

    /** Whether each input row meets at most one row of the table. */
    public boolean isUnique() {
      return index == null || (index.unique() && keys.size() == index.columnIds().size());
    }
  }

  /**
   * @param columns column ordinals of the table, or {@link TableAccess#ROW_ID}
   * @param joinType INNER, LEFT, SEMI or ANTI
   */
  public LookupJoin(
      RelOptCluster cluster,
      RelNode input,
      QuiverTable table,
      ImmutableIntList columns,
      Lookup lookup,
      JoinRelType joinType,
      double estimatedRows) {
    super(cluster, cluster.traitSet(), input);
    this.table = table;
    this.columns = columns;
    this.lookup = lookup;
    this.joinType = joinType;
    this.estimatedRows = estimatedRows;
  }

  public QuiverTable quiverTable() {
    return table;
  }

  public ImmutableIntList columns() {
    return columns;
  }

  public Lookup lookup() {
    return lookup;
  }

  public JoinRelType joinType() {
    return joinType;
  }

  @Override
  protected RelDataType deriveRowType() {
    if (!joinType.projectsRight()) {
      return input.getRowType();
    }
    RelDataTypeFactory factory = getCluster().getTypeFactory();
    RelDataType right = TableAccess.fields(factory, table, columns).uniquify().build();
    RelDataTypeFactory.Builder builder =
        factory.builder().addAll(input.getRowType().getFieldList());
    right
        .getFieldList()
        .forEach(
            field ->
                builder.add(
                    field.getName(),
                    joinType == JoinRelType.LEFT
                        ? factory.createTypeWithNullability(field.getType(), true)
                        : field.getType()));
    return builder.uniquify().build();
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    return estimatedRows;
  }

  @Override
  public LookupJoin copy(RelTraitSet traits, List<RelNode> inputs) {
    return new LookupJoin(
        getCluster(), sole(inputs), table, columns, lookup, joinType, estimatedRows);
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    RexNode condition = lookup.condition();
    Lookup changed =
        new Lookup(
            lookup.index(),
            shuttle.apply(lookup.keys()),
            condition == null ? null : condition.accept(shuttle));
    return new LookupJoin(getCluster(), input, table, columns, changed, joinType, estimatedRows);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("table", table.definition().name().toString())
        .item("columns", columns)
        .item("type", joinType)
        .item("lookup", lookup);
  }
}
