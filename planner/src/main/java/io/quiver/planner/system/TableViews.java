package io.quiver.planner.system;

import io.quiver.planner.schema.SystemTable;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.catalog.ViewDefinition;

/** Tables and views. */
final class TableViews {
  static final SystemView TABLES =
      SystemView.information(
          "TABLES",
          "TABLE_CATALOG, TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, REMARKS, ROW_COUNT_ESTIMATE long,"
              + " DEFINITION_VERSION long",
          TableViews::tables);

  static final SystemView VIEWS =
      SystemView.information(
          "VIEWS",
          "TABLE_CATALOG, TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION, CHECK_OPTION, IS_UPDATABLE,"
              + " INSERTABLE_INTO, REMARKS",
          TableViews::views);

  private TableViews() {}

  private static void tables(Reading reading, SystemRows rows) {
    for (TableDefinition table : reading.tables()) {
      rows.add(
          reading.catalogName(),
          table.name().schema(),
          table.name().name(),
          table.temporary() ? "LOCAL TEMPORARY" : "BASE TABLE",
          table.comment(),
          reading.database().tables().estimateRows(reading.transaction(), table),
          table.version());
    }
    for (ViewDefinition view : reading.views()) {
      rows.add(
          reading.catalogName(),
          view.name().schema(),
          view.name().name(),
          "VIEW",
          view.comment(),
          null,
          null);
    }
    for (SystemTable table : reading.systemTables()) {
      rows.add(
          reading.catalogName(), table.schema(), table.name(), "SYSTEM VIEW", null, null, null);
    }
  }

  private static void views(Reading reading, SystemRows rows) {
    for (ViewDefinition view : reading.views()) {
      rows.add(
          reading.catalogName(),
          view.name().schema(),
          view.name().name(),
          view.querySql(),
          "NONE",
          false,
          false,
          view.comment());
    }
  }
}
