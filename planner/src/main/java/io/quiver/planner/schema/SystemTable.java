package io.quiver.planner.schema;

import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.RowSource;
import io.quiver.planner.type.TypeMapping;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/** A read-only table whose rows are computed when it is read: INFORMATION_SCHEMA and SYS. */
public final class SystemTable extends AbstractTable {
  private final String schema;
  private final String name;
  private final List<Argument.Column> columns;
  private final Rows rows;
  private final RelDataType rowType;

  /** Computes the rows. */
  @FunctionalInterface
  public interface Rows {
    /**
     * Opens the table.
     *
     * @param schemaPattern only rows about these schemas are wanted (LIKE, escape {@code \}); null
     *     for all; a hint
     * @param namePattern only rows about these tables are wanted; null for all; a hint
     */
    RowSource open(
        SystemContext context, @Nullable String schemaPattern, @Nullable String namePattern);
  }

  public SystemTable(
      String schema,
      String name,
      List<Argument.Column> columns,
      Rows rows,
      RelDataTypeFactory factory) {
    this.schema = schema;
    this.name = name;
    this.columns = List.copyOf(columns);
    this.rows = rows;
    RelDataTypeFactory.Builder builder = factory.builder();
    for (Argument.Column column : columns) {
      builder.add(column.name(), TypeMapping.toRelType(column.type(), true));
    }
    this.rowType = builder.build();
  }

  public String schema() {
    return schema;
  }

  public String name() {
    return name;
  }

  public List<Argument.Column> columns() {
    return columns;
  }

  public RelDataType rowType() {
    return rowType;
  }

  /** Opens it; see {@link Rows#open}. */
  public RowSource open(
      SystemContext context, @Nullable String schemaPattern, @Nullable String namePattern) {
    return rows.open(context, schemaPattern, namePattern);
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory factory) {
    return rowType;
  }

  @Override
  public Schema.TableType getJdbcTableType() {
    return Schema.TableType.SYSTEM_TABLE;
  }
}
