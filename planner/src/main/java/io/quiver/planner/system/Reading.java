package io.quiver.planner.system;

import io.quiver.functions.spi.Argument;
import io.quiver.planner.schema.SystemContext;
import io.quiver.planner.schema.SystemTable;
import io.quiver.storage.Database;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.catalog.ViewDefinition;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.Transaction;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** What a system table sees while its rows are computed; confined to the reading statement. */
final class Reading {
  private final Database database;
  private final SystemContext context;
  private final BiFunction<Catalog, ViewDefinition, List<Argument.Column>> viewColumns;
  private final List<SystemTable> systemTables;
  private final NamePattern schemas;
  private final NamePattern names;
  private final Catalog catalog;
  private final String catalogName;

  /**
   * @param schemas which schemas rows are wanted about; the others may be left out
   * @param names the same for tables
   */
  Reading(
      Database database,
      SystemContext context,
      BiFunction<Catalog, ViewDefinition, List<Argument.Column>> viewColumns,
      List<SystemTable> systemTables,
      NamePattern schemas,
      NamePattern names) {
    this.database = database;
    this.context = context;
    this.viewColumns = viewColumns;
    this.systemTables = systemTables;
    this.schemas = schemas;
    this.names = names;
    this.catalog = database.catalog(context.transaction());
    this.catalogName = SystemCatalog.catalogName(database);
  }

  Database database() {
    return database;
  }

  Transaction transaction() {
    return context.transaction();
  }

  Map<String, String> settings() {
    return context.settings();
  }

  Catalog catalog() {
    return catalog;
  }

  /** The value of all columns named .._CATALOG. */
  String catalogName() {
    return catalogName;
  }

  private boolean wanted(ObjectName name) {
    return schemas.matches(name.schema()) && names.matches(name.name());
  }

  /** The wanted tables. */
  List<TableDefinition> tables() {
    return catalog.tables().stream().filter(table -> wanted(table.name())).toList();
  }

  /** The wanted views. */
  List<ViewDefinition> views() {
    return catalog.views().stream().filter(view -> wanted(view.name())).toList();
  }

  /** The wanted system tables. */
  List<SystemTable> systemTables() {
    return systemTables.stream()
        .filter(table -> wanted(new ObjectName(table.schema(), table.name())))
        .toList();
  }

  /** A view's columns; none when its query is not valid any more. */
  List<Argument.Column> columns(ViewDefinition view) {
    try {
      return viewColumns.apply(catalog, view);
    } catch (QuiverException e) {
      return List.of(); // one bad view must not hide the columns of everything else
    }
  }
}
