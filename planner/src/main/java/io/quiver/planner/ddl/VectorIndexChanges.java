package io.quiver.planner.ddl;

import io.quiver.parser.ast.AlterIndex;
import io.quiver.parser.ast.ReindexStatement;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.IndexedTable;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.vector.VectorIndexSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.calcite.sql.SqlIdentifier;

/**
 * ALTER INDEX .. SET and REINDEX of vector indexes. An index that has to be made anew gets a new
 * identity: while it is being made searches read the table, and are exact.
 */
final class VectorIndexChanges {
  /** Options that only searches care for. */
  private static final Set<String> SEARCH_OPTIONS = Set.of("ef_search", "rescore");

  private VectorIndexChanges() {}

  static void set(AlterIndex alter, IndexedTable found, DefinitionContext context) {
    if (!(found.index() instanceof IndexDefinition.Vector vector)) {
      throw Positions.error(
          ErrorCode.WRONG_OBJECT_TYPE,
          "index " + found.index().name() + " is no vector index: it has no options",
          alter.name());
    }
    Map<String, String> changed = IndexCommands.options(alter.options());
    Map<String, String> options = new TreeMap<>(vector.options());
    options.putAll(changed);
    int id =
        SEARCH_OPTIONS.containsAll(changed.keySet())
            ? vector.id()
            : context.database().newObjectId();
    IndexDefinition.Vector after = copy(vector, id, options);
    int dimensions = found.table().column(vector.columnIds().getFirst()).type().precision();
    Definitions.at(alter.name(), () -> VectorIndexSettings.of(after, dimensions));
    replace(context, found.table().id(), vector.id(), after);
  }

  private static IndexDefinition.Vector copy(
      IndexDefinition.Vector vector, int id, Map<String, String> options) {
    return new IndexDefinition.Vector(
        id, vector.name(), vector.columnIds(), vector.includedColumnIds(), options, vector.ready());
  }

  private static void replace(
      DefinitionContext context, int tableId, int indexId, IndexDefinition after) {
    Catalog unused =
        Definitions.change(
            context,
            catalog -> {
              TableDefinition table = catalog.requireTable(tableId);
              return catalog.replace(
                  table.withIndexes(
                      table.indexes().stream().map(i -> i.id() == indexId ? after : i).toList()));
            });
  }

  /** Makes vector indexes anew: one, those of a table, of a schema or all. */
  static void reindex(ReindexStatement statement, DefinitionContext context) {
    Catalog catalog = Definitions.catalog(context);
    SqlIdentifier given = statement.name();
    if (given == null) {
      tables(catalog).forEach(table -> remake(context, table, index -> true));
      return;
    }
    switch (statement.kind()) {
      case INDEX -> {
        ObjectName name = Definitions.name(given, context);
        IndexedTable found = catalog.index(name);
        if (found == null) {
          throw Positions.error(
              ErrorCode.OBJECT_NOT_FOUND, "index " + name + " does not exist", given);
        }
        if (found.index() instanceof IndexDefinition.Ordered) {
          throw new QuiverException(
              ErrorCode.FEATURE_NOT_SUPPORTED,
              "REINDEX is for vector and text indexes; " + name + " is part of every commit",
              "CHECK DATABASE compares it with its table; DROP INDEX and CREATE INDEX make it"
                  + " anew.",
              Positions.of(given),
              null);
        }
        remake(context, found.table(), index -> index.id() == found.index().id());
      }
      case TABLE -> remake(context, Definitions.table(given, context), index -> true);
      case SCHEMA -> {
        String schema = Names.simple(given);
        for (TableDefinition table : tables(catalog)) {
          if (table.name().schema().equals(schema)) {
            remake(context, table, index -> true);
          }
        }
      }
      default -> tables(catalog).forEach(table -> remake(context, table, index -> true));
    }
  }

  private static List<TableDefinition> tables(Catalog catalog) {
    List<TableDefinition> tables = new ArrayList<>();
    catalog.tables().forEach(tables::add);
    return tables;
  }

  private static void remake(
      DefinitionContext context, TableDefinition table, Predicate<IndexDefinition> chosen) {
    for (IndexDefinition index : table.indexes()) {
      if (chosen.test(index)) {
        switch (index) {
          case IndexDefinition.Ordered ordered -> {}
          case IndexDefinition.Vector vector ->
              replace(
                  context,
                  table.id(),
                  vector.id(),
                  copy(vector, context.database().newObjectId(), vector.options()));
          case IndexDefinition.Text text ->
              replace(
                  context,
                  table.id(),
                  text.id(),
                  new IndexDefinition.Text(
                      context.database().newObjectId(),
                      text.name(),
                      text.columnIds(),
                      text.boosts(),
                      text.analyzer(),
                      text.k1(),
                      text.b(),
                      text.ready()));
        }
      }
    }
  }
}
