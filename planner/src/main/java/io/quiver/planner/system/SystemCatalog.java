package io.quiver.planner.system;

import io.quiver.functions.spi.Argument;
import io.quiver.planner.schema.SystemTable;
import io.quiver.planner.schema.SystemTables;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.storage.Database;
import io.quiver.storage.DatabaseLocation;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.ViewDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;

/** All system tables of a database. */
public final class SystemCatalog {
  private static final List<SystemView> VIEWS =
      List.of(
          // what there is
          SchemaViews.SCHEMATA,
          TableViews.TABLES,
          ColumnViews.COLUMNS,
          TableViews.VIEWS,
          SequenceViews.SEQUENCES,
          GraphViews.PROPERTY_GRAPHS,
          GraphViews.ELEMENT_TABLES,
          GraphViews.KEY_COLUMNS,
          GraphViews.EDGE_ENDS,
          GraphViews.LABELS,
          GraphViews.ELEMENT_LABELS,
          GraphViews.PROPERTIES,
          RoutineViews.ROUTINES,
          RoutineViews.PARAMETERS,
          // constraints
          ConstraintViews.TABLE_CONSTRAINTS,
          ConstraintViews.CHECK_CONSTRAINTS,
          KeyViews.KEY_COLUMN_USAGE,
          KeyViews.REFERENTIAL_CONSTRAINTS,
          // indexes
          IndexViews.INDEXES,
          IndexViews.INDEX_COLUMNS,
          // how it runs
          SettingViews.INFORMATION_SCHEMA_SETTINGS,
          SettingViews.SYS_SETTINGS,
          SessionViews.SESSIONS,
          TransactionViews.TRANSACTIONS,
          LockViews.LOCKS,
          TransactionViews.PREPARED_TRANSACTIONS,
          IndexStatisticsViews.INDEXES,
          VectorIndexViews.VECTOR_INDEXES,
          VectorIndexViews.VECTOR_KERNELS,
          StorageViews.STORAGE,
          StatementViews.STATEMENTS,
          StatementViews.PLAN_CACHE,
          FileViews.COPY_PROGRESS);

  private SystemCatalog() {}

  /**
   * The system tables.
   *
   * @param viewColumns names and types of a view's columns under the catalog that the reader sees;
   *     a view for which it throws a {@link io.quiver.storage.error.QuiverException} is listed
   *     without columns
   */
  public static SystemTables tables(
      Database database, BiFunction<Catalog, ViewDefinition, List<Argument.Column>> viewColumns) {
    List<SystemTable> tables = new ArrayList<>();
    List<SystemTable> unmodifiable = Collections.unmodifiableList(tables);
    for (SystemView view : VIEWS) {
      tables.add(
          new SystemTable(
              view.schema(),
              view.name(),
              view.columns(),
              (context, schemaPattern, namePattern) ->
                  view.open(
                      new Reading(
                          database,
                          context,
                          viewColumns,
                          unmodifiable,
                          NamePattern.of(schemaPattern),
                          NamePattern.of(namePattern))),
              QuiverTypeFactory.INSTANCE));
    }
    return new SystemTables(tables);
  }

  /** What the one catalog is called: the directory's last name or the name in memory. */
  public static String catalogName(Database database) {
    return switch (database.options().location()) {
      case DatabaseLocation.Directory directory -> {
        Path name = directory.path().toAbsolutePath().normalize().getFileName();
        yield name == null ? directory.display() : name.toString();
      }
      case DatabaseLocation.Memory memory -> memory.name() == null ? "MEM" : memory.name();
    };
  }
}
