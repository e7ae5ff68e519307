package io.quiver.planner.rel;

import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.value.DataType;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableIntList;

/**
 * A leaf that reads rows of one base table by some access path. Its fields are the given column
 * ordinals, in order; {@link #ROW_ID} stands for the row id, a {@link DataType#BIGINT}.
 *
 * <p>Expressions in access paths (keys, bounds) see no fields: they are made of literals,
 * parameters and fields of correlation variables, and are evaluated once when the scan is opened.
 */
public abstract sealed class TableAccess extends AbstractRelNode
    permits FullScan, RowIdLookup, RowIdScan, IndexScan, VectorTopK, TextSearch {
  /** In the place of a column ordinal: the row id. */
  public static final int ROW_ID = -1;

  private final QuiverTable table;
  private final ImmutableIntList columns;
  private final double estimatedRows;

  TableAccess(
      RelOptCluster cluster, QuiverTable table, ImmutableIntList columns, double estimatedRows) {
    super(cluster, cluster.traitSet());
    this.table = table;
    this.columns = columns;
    this.estimatedRows = estimatedRows;
  }

  public final QuiverTable quiverTable() {
    return table;
  }

  /** Ordinals in the table definition, or {@link #ROW_ID}. */
  public final ImmutableIntList columns() {
    return columns;
  }

  /** Rows that the planner expects. */
  public final double estimatedRows() {
    return estimatedRows;
  }

  /** The row type of these columns of a table. */
  static RelDataTypeFactory.Builder fields(
      RelDataTypeFactory factory, QuiverTable table, ImmutableIntList columns) {
    RelDataTypeFactory.Builder builder = factory.builder();
    for (int column : columns) {
      if (column == ROW_ID) {
        builder.add(QuiverTable.ROW_ID, factory.createSqlType(SqlTypeName.BIGINT));
      } else {
        builder.add(table.rowType().getFieldList().get(column));
      }
    }
    return builder;
  }

  @Override
  protected RelDataType deriveRowType() {
    return fields(getCluster().getTypeFactory(), table, columns).uniquify().build();
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    return estimatedRows;
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("table", table.definition().name().toString())
        .item("columns", columns);
  }

  @Override
  public abstract TableAccess copy(
      RelTraitSet traits, java.util.List<org.apache.calcite.rel.RelNode> inputs);
}
