package io.quiver.planner.schema;

import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.SchemaDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.catalog.ViewDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * One version of the catalog as Calcite's validator and converter read it. Made once for each
 * version and shared by all statements planned under it. Thread-safe.
 */
public final class CatalogView {
  private final Catalog catalog;
  private final SystemTables systemTables;
  private final Function<ViewDefinition, RelDataType> viewTypes;
  private final CalciteSchema root = CalciteSchema.createRootSchema(false, false);
  private final Map<String, QuiverCatalogReader> readers = new ConcurrentHashMap<>();
  private final Map<Integer, QuiverTable> tables = new ConcurrentHashMap<>();
  private final CalciteConnectionConfig config;

  /**
   * @param viewTypes finds the row type of a view by validating its query against this catalog
   */
  public CatalogView(
      Catalog catalog, SystemTables systemTables, Function<ViewDefinition, RelDataType> viewTypes) {
    this.catalog = catalog;
    this.systemTables = systemTables;
    this.viewTypes = viewTypes;
    Properties properties = new Properties();
    properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "true");
    this.config = new CalciteConnectionConfigImpl(properties);
    Map<String, Map<String, Table>> bySchema = new HashMap<>();
    for (SchemaDefinition schema : catalog.schemas()) {
      bySchema.put(schema.name(), new HashMap<>());
    }
    for (TableDefinition table : catalog.tables()) {
      Map<String, Table> names = bySchema.get(table.name().schema());
      if (names != null) {
        names.put(table.name().name(), table(table));
        names.put(
            table.name().name() + QuiverTable.ROW_ID_SUFFIX,
            new QuiverTable(table, true, QuiverTypeFactory.INSTANCE));
      }
    }
    for (ViewDefinition view : catalog.views()) {
      Map<String, Table> names = bySchema.get(view.name().schema());
      if (names != null) {
        names.put(view.name().name(), new QuiverView(view, viewTypes));
      }
    }
    bySchema.putAll(systemTables.bySchema());
    bySchema.forEach((name, names) -> root.add(name, new NamedTables(names)));
  }

  public Catalog catalog() {
    return catalog;
  }

  public SystemTables systemTables() {
    return systemTables;
  }

  /** The table for a definition of this catalog. */
  public QuiverTable table(TableDefinition definition) {
    return tables.computeIfAbsent(
        definition.id(), id -> new QuiverTable(definition, false, QuiverTypeFactory.INSTANCE));
  }

  /** Finds names, those without a schema in the given one. */
  public QuiverCatalogReader reader(String schema) {
    return readers.computeIfAbsent(
        schema, s -> new QuiverCatalogReader(root, List.of(s), QuiverTypeFactory.INSTANCE, config));
  }

  /** The same, with a session's temporary tables in front. */
  public QuiverCatalogReader reader(String schema, @Nullable String temporarySchema) {
    if (temporarySchema == null || catalog.schema(temporarySchema) == null) {
      return reader(schema);
    }
    return new QuiverCatalogReader(
        root,
        List.of(List.of(temporarySchema), List.of(schema), List.of()),
        config,
        QuiverTypeFactory.INSTANCE);
  }

  /** How views find their row types; for a view over a private copy of the catalog. */
  public Function<ViewDefinition, RelDataType> viewTypes() {
    return viewTypes;
  }
}
