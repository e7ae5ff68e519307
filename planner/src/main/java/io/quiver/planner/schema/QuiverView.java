package io.quiver.planner.schema;

import io.quiver.storage.catalog.ViewDefinition;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/** A view: replaced by its query, which is read in the view's schema, when a statement uses it. */
public final class QuiverView extends AbstractTable implements TranslatableTable {
  private final ViewDefinition definition;
  private final Function<ViewDefinition, RelDataType> types;
  private volatile @Nullable RelDataType rowType;

  QuiverView(ViewDefinition definition, Function<ViewDefinition, RelDataType> types) {
    this.definition = definition;
    this.types = types;
  }

  public ViewDefinition definition() {
    return definition;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory factory) {
    RelDataType known = rowType;
    if (known == null) {
      known = types.apply(definition);
      rowType = known;
    }
    return known;
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    return context
        .expandView(
            table.getRowType(),
            definition.querySql(),
            List.of(definition.name().schema()),
            List.of(definition.name().schema(), definition.name().name()))
        .project();
  }

  @Override
  public Schema.TableType getJdbcTableType() {
    return Schema.TableType.VIEW;
  }
}
