package io.quiver.planner.ddl;

import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.catalog.ViewDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * A table or view that becomes part of a property graph.
 *
 * @param columns types by name, in order
 * @param table null for a view
 */
record GraphRelation(
    int id, ObjectName name, Map<String, DataType> columns, @Nullable TableDefinition table) {
  GraphRelation {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  static GraphRelation of(SqlIdentifier identifier, DefinitionContext context) {
    ObjectName name = Definitions.name(identifier, context);
    Catalog catalog = Definitions.catalog(context);
    Map<String, DataType> columns = new LinkedHashMap<>();
    TableDefinition table = catalog.table(name);
    if (table != null) {
      for (ColumnDefinition column : table.columns()) {
        columns.put(column.name(), column.type());
      }
      return new GraphRelation(table.id(), name, columns, table);
    }
    ViewDefinition view = catalog.view(name);
    if (view != null) {
      SqlParserPos zero = SqlParserPos.ZERO;
      SqlSelect query =
          new SqlSelect(
              zero,
              null,
              SqlNodeList.of(SqlIdentifier.star(zero)),
              new SqlIdentifier(List.of(name.schema(), name.name()), zero),
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null);
      for (DefinitionContext.QueryShape.Column column : context.shapeOf(query).columns()) {
        columns.put(column.name(), column.type());
      }
      return new GraphRelation(view.id(), name, columns, null);
    }
    if (catalog.relation(name) != null) {
      throw Positions.error(
          ErrorCode.WRONG_OBJECT_TYPE, name + " is neither a table nor a view", identifier);
    }
    QuiverException error = Definitions.at(identifier, () -> catalog.notFound(name));
    throw error.position() == null ? error.withPosition(Positions.of(identifier)) : error;
  }

  /** Empty where there is none. */
  List<String> primaryKey() {
    TableDefinition base = table;
    return base == null
        ? List.of()
        : base.primaryKeyColumnIds().stream().map(id -> base.column(id).name()).toList();
  }
}
