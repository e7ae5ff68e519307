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
import io.quiver.storage.vector.VectorIndexSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.calcite.sql.SqlIdentifier;

/**
 * ALTER INDEX .. SET and REINDEX. A vector or text index that has to be made anew gets a new
 * identity: while it is being made searches read the table, and are exact. An ordered one is made
 * anew within the transaction.
 */
final class VectorIndexChanges {
  /** Options that only searches care for. */
  private static final Set<String> SEARCH_OPTIONS = Set.of("ef_search", "rescore");

  private VectorIndexChanges() {}

  static void set(AlterIndex alter, IndexedTable found, DefinitionContext context) {
    if (found.index() instanceof IndexDefinition.Text text) {
      replace(
          context,
          found.table().id(),
          text.id(),
          TextIndexCommands.altered(alter, found.table(), text, context));
      return;
    }
    if (!(found.index() instanceof IndexDefinition.Vector vector)) {
      throw Positions.error(
          ErrorCode.WRONG_OBJECT_TYPE,
          "index " + found.index().name() + " is an ordered index: it has no options",
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

  /** Makes indexes anew: one, those of a table, of a schema or all. */
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
          throw IndexCommands.missing(name, given, context);
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

  /** An ordered index under a new identity, filled from the rows in this transaction. */
  private static void remake(
      DefinitionContext context, int tableId, IndexDefinition.Ordered ordered) {
    IndexDefinition.Ordered anew =
        new IndexDefinition.Ordered(
            context.database().newObjectId(),
            ordered.name(),
            ordered.columnIds(),
            ordered.descending(),
            ordered.unique(),
            ordered.constraint(),
            true);
    Catalog after =
        Definitions.change(
            context,
            catalog -> {
              TableDefinition table = catalog.requireTable(tableId);
              Integer key = table.primaryKeyIndex();
              TableDefinition changed =
                  table.withIndexes(
                      table.indexes().stream()
                          .map(i -> i.id() == ordered.id() ? anew : i)
                          .toList());
              return catalog.replace(
                  key != null && key == ordered.id()
                      ? changed.withPrimaryKey(
                          anew.id(), table.rowIdColumn(), table.primaryKeyName())
                      : changed);
            });
    context.database().buildIndex(context.transaction(), after.requireTable(tableId), anew);
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
          case IndexDefinition.Ordered ordered -> remake(context, table.id(), ordered);
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
