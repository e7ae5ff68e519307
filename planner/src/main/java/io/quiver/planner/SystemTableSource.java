package io.quiver.planner;

import io.quiver.functions.spi.Argument;
import io.quiver.planner.schema.SystemTables;
import io.quiver.planner.system.SystemCatalog;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.Database;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.ViewDefinition;
import java.util.List;

/** The system tables of a database; the planner tells the columns of views. */
final class SystemTableSource {
  private SystemTableSource() {}

  static SystemTables tables(Database database, QueryEngine engine) {
    return SystemCatalog.tables(database, (catalog, view) -> columns(catalog, engine, view));
  }

  private static List<Argument.Column> columns(
      Catalog catalog, QueryEngine engine, ViewDefinition view) {
    return engine.viewType(catalog, view).getFieldList().stream()
        .map(field -> new Argument.Column(field.getName(), TypeMapping.toDataType(field.getType())))
        .toList();
  }
}
