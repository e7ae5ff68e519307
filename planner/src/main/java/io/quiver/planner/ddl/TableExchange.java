package io.quiver.planner.ddl;

import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.catalog.GraphDefinition;
import io.quiver.storage.catalog.GraphElementTable;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.ProcedureDefinition;
import io.quiver.storage.catalog.PropertyGraphDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.catalog.ViewDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;

/**
 * Empties a table by giving it new numbers and with them new, empty namespaces; what the old ones
 * hold is removed in the background once nobody can read it. Everything that refers to the table
 * follows.
 */
final class TableExchange {
  private final TableDefinition old;
  private final TableDefinition fresh;

  TableExchange(TableDefinition old, IntSupplier numbers) {
    this.old = old;
    int id = numbers.getAsInt();
    Integer primaryKey = old.primaryKeyIndex();
    List<IndexDefinition> indexes = new ArrayList<>();
    for (IndexDefinition index : old.indexes()) {
      int indexId = numbers.getAsInt();
      if (Objects.equals(old.primaryKeyIndex(), index.id())) {
        primaryKey = indexId;
      }
      indexes.add(withId(index, indexId));
    }
    this.fresh =
        new TableDefinition(
            id,
            numbers.getAsInt(),
            old.name(),
            old.columns(),
            old.nextColumnId(),
            primaryKey,
            old.rowIdColumn(),
            old.primaryKeyName(),
            indexes,
            old.foreignKeys().stream().map(key -> following(key, id)).toList(),
            old.checks(),
            1,
            old.temporary(),
            old.comment());
  }

  /** The number of the empty table. */
  int id() {
    return fresh.id();
  }

  private static IndexDefinition withId(IndexDefinition index, int id) {
    return switch (index) {
      case IndexDefinition.Ordered o ->
          new IndexDefinition.Ordered(
              id, o.name(), o.columnIds(), o.descending(), o.unique(), o.constraint(), o.ready());
      case IndexDefinition.Vector v ->
          new IndexDefinition.Vector(
              id, v.name(), v.columnIds(), v.includedColumnIds(), v.options(), v.ready());
      case IndexDefinition.Text t ->
          new IndexDefinition.Text(
              id, t.name(), t.columnIds(), t.boosts(), t.analyzer(), t.k1(), t.b(), t.ready());
    };
  }

  private ForeignKeyDefinition following(ForeignKeyDefinition key, int newId) {
    return key.parentTableId() != old.id()
        ? key
        : new ForeignKeyDefinition(
            key.name(),
            key.columnIds(),
            newId,
            key.parentColumnIds(),
            key.onDelete(),
            key.onUpdate());
  }

  Catalog apply(Catalog catalog) {
    Catalog next = catalog.without(old.id()).with(fresh);
    for (Definition definition : catalog.definitions()) {
      switch (definition) {
        case TableDefinition table -> {
          if (table.id() != old.id()
              && table.foreignKeys().stream().anyMatch(k -> k.parentTableId() == old.id())) {
            next =
                next.replace(
                    table.withForeignKeys(
                        table.foreignKeys().stream().map(k -> following(k, fresh.id())).toList()));
          }
        }
        case ViewDefinition view -> {
          if (view.dependsOn().contains(old.id())) {
            List<Integer> ids = new ArrayList<>(view.dependsOn());
            Collections.replaceAll(ids, old.id(), fresh.id());
            next =
                next.replace(
                    new ViewDefinition(
                        view.id(),
                        view.name(),
                        view.columnNames(),
                        view.querySql(),
                        view.comment(),
                        ids));
          }
        }
        case ProcedureDefinition procedure -> {
          if (procedure.dependsOn().contains(old.id())) {
            List<Integer> ids = new ArrayList<>(procedure.dependsOn());
            Collections.replaceAll(ids, old.id(), fresh.id());
            next = next.replace(procedure.withDependsOn(ids));
          }
        }
        case GraphDefinition graph ->
            next =
                next.replace(
                    new GraphDefinition(
                        graph.id(),
                        graph.name(),
                        following(graph.nodesTableId()),
                        following(graph.edgesTableId()),
                        following(graph.tagsTableId()),
                        following(graph.embeddingsTableId())));
        case PropertyGraphDefinition graph ->
            next =
                next.replace(
                    new PropertyGraphDefinition(
                        graph.id(),
                        graph.name(),
                        graph.vertexTables().stream().map(this::following).toList(),
                        graph.edgeTables().stream().map(this::following).toList(),
                        graph.comment()));
        default -> {
          // Schemas and sequences do not refer to tables.
        }
      }
    }
    return next;
  }

  private GraphElementTable following(GraphElementTable table) {
    return new GraphElementTable(
        following(table.relationId()),
        table.alias(),
        table.key(),
        table.labels(),
        table.ends(),
        table.condition());
  }

  private int following(int tableId) {
    return tableId == old.id() ? fresh.id() : tableId;
  }
}
