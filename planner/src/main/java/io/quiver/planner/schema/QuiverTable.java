package io.quiver.planner.schema;

import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * A base table as Calcite sees it. Immutable; one per table and catalog version, shared.
 *
 * <p>Each table has a twin {@link #withRowId} whose last column is the row id: changing statements
 * are planned as queries over the twin, users never see it.
 */
public final class QuiverTable extends AbstractTable {
  /** Name of the row id column; a name that no parser can produce. */
  public static final String ROW_ID = "\u0001ROW_ID";

  /** Behind a table's name: its twin with the row id. */
  public static final String ROW_ID_SUFFIX = "\u0001";

  private final TableDefinition definition;
  private final boolean rowId;
  private final RelDataType rowType;

  public QuiverTable(TableDefinition definition, boolean withRowId, RelDataTypeFactory factory) {
    this.definition = definition;
    this.rowId = withRowId;
    RelDataTypeFactory.Builder builder = factory.builder();
    for (ColumnDefinition column : definition.columns()) {
      builder.add(column.name(), TypeMapping.toRelType(column.type(), column.nullable()));
    }
    if (withRowId) {
      builder.add(ROW_ID, factory.createSqlType(SqlTypeName.BIGINT));
    }
    this.rowType = builder.build();
  }

  public TableDefinition definition() {
    return definition;
  }

  /** Whether the last column is the row id. */
  public boolean hasRowId() {
    return rowId;
  }

  public RelDataType rowType() {
    return rowType;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory factory) {
    return rowType;
  }

  @Override
  public Statistic getStatistic() {
    return new Statistic() {
      @Override
      public boolean isKey(ImmutableBitSet columns) {
        return getKeys().stream().anyMatch(columns::contains);
      }

      @Override
      public List<ImmutableBitSet> getKeys() {
        return keys();
      }
    };
  }

  /** Column ordinals that no two rows share; unique indexes count only over NOT NULL columns. */
  private List<ImmutableBitSet> keys() {
    List<ImmutableBitSet> keys = new ArrayList<>();
    Integer rowIdColumn = definition.rowIdColumn();
    if (rowIdColumn != null) {
      keys.add(ImmutableBitSet.of(definition.ordinalOf(rowIdColumn)));
    }
    if (rowId) {
      keys.add(ImmutableBitSet.of(definition.columns().size()));
    }
    for (IndexDefinition index : definition.indexes()) {
      if (index instanceof IndexDefinition.Ordered ordered && ordered.unique()) {
        List<Integer> ordinals = ordered.columnIds().stream().map(definition::ordinalOf).toList();
        if (ordinals.stream().noneMatch(i -> definition.columns().get(i).nullable())) {
          keys.add(ImmutableBitSet.of(ordinals));
        }
      }
    }
    return keys;
  }
}
