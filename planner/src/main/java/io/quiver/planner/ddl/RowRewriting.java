package io.quiver.planner.ddl;

import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.CheckDefinition;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.Reference;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Gives a column of a table with rows another representation: a new column takes its values, then
 * its name and place. Indexes on the column are built anew, everything that the column takes part
 * in is checked again. Used once, inside the statement that alters the table.
 */
final class RowRewriting {
  private final DefinitionContext context;
  private final int tableId;
  private final ColumnDefinition old;
  private final SqlIdentifier position;

  RowRewriting(
      DefinitionContext context,
      TableDefinition table,
      ColumnDefinition column,
      SqlIdentifier position) {
    this.context = context;
    this.tableId = table.id();
    this.old = column;
    this.position = position;
  }

  /** Every row's value of a column computed anew from its DEFAULT or computed expression. */
  static void fill(DefinitionContext context, int tableId, String column) {
    TableDefinition table = Definitions.catalog(context).requireTable(tableId);
    context.change(
        "UPDATE "
            + AlterCommands.quoted(table.name())
            + " SET "
            + AlterCommands.quoted(column)
            + " = DEFAULT");
  }

  private TableDefinition table() {
    return Definitions.catalog(context).requireTable(tableId);
  }

  /**
   * @param type of the new column
   * @param expression SQL for the new values, over the table's columns
   */
  void run(DataType type, String expression) {
    refuseVectorIndexes();
    int newId = table().nextColumnId();
    String temporaryName = old.name() + "\u0001";
    ColumnDefinition temporary =
        new ColumnDefinition(newId, temporaryName, type, true, null, null, null, null, null);
    AlterCommands.replace(
        context,
        tableId,
        t -> {
          List<ColumnDefinition> columns = new ArrayList<>(t.columns());
          columns.add(temporary);
          return t.withColumns(columns, newId + 1);
        });
    String name = AlterCommands.quoted(table().name());
    try {
      context.change(
          "UPDATE " + name + " SET " + AlterCommands.quoted(temporaryName) + " = " + expression);
    } catch (QuiverException e) {
      throw e.withPosition(Positions.of(position)); // not the place in the text made here
    }
    if (!old.nullable()
        && context.findsRows(
            "SELECT 1 FROM "
                + name
                + " WHERE "
                + AlterCommands.quoted(temporaryName)
                + " IS NULL")) {
      throw Positions.error(
          ErrorCode.NOT_NULL_VIOLATION,
          "column " + old.name() + " of table " + table().name() + " would hold NULL",
          position);
    }
    exchange(newId, type);
  }

  private void refuseVectorIndexes() {
    for (IndexDefinition index : table().indexes()) {
      if (!(index instanceof IndexDefinition.Ordered) && index.uses(old.id())) {
        throw new QuiverException(
            ErrorCode.DEPENDENT_OBJECTS,
            "index " + index.name() + " uses column " + old.name(),
            "Drop the index first and create it again afterwards.",
            Positions.of(position),
            null);
      }
    }
  }

  private void exchange(int newId, DataType type) {
    List<IndexDefinition.Ordered> rebuilt = new ArrayList<>();
    Definitions.change(
        context,
        catalog -> {
          rebuilt.clear();
          return exchanged(catalog, newId, type, rebuilt);
        });
    TableDefinition changed = table();
    context.checkExpressions(changed);
    for (IndexDefinition.Ordered index : rebuilt) {
      context.database().buildIndex(context.transaction(), changed, index);
    }
    for (ForeignKeyDefinition key : changed.foreignKeys()) {
      if (key.columnIds().contains(newId)) {
        context.database().checkForeignKey(context.transaction(), changed, key.name());
      }
    }
    recheck(changed);
  }

  private void recheck(TableDefinition table) {
    for (ColumnDefinition column : table.columns()) {
      if (column.generatedSql() != null) {
        fill(context, table.id(), column.name());
        return; // computes all of them, and checks
      }
    }
    for (CheckDefinition check : table.checks()) {
      if (context.findsRows(
          "SELECT 1 FROM "
              + AlterCommands.quoted(table.name())
              + " WHERE NOT ("
              + check.conditionSql()
              + ")")) {
        throw Positions.error(
            ErrorCode.CHECK_VIOLATION,
            "a row of table " + table.name() + " would not satisfy the check " + check.name(),
            position);
      }
    }
  }

  private Catalog exchanged(
      Catalog catalog, int newId, DataType type, List<IndexDefinition.Ordered> rebuilt) {
    TableDefinition table = catalog.requireTable(tableId);
    List<ColumnDefinition> columns = new ArrayList<>();
    for (ColumnDefinition column : table.columns()) {
      if (column.id() == old.id()) {
        columns.add(
            new ColumnDefinition(
                newId,
                old.name(),
                type,
                old.nullable(),
                old.defaultSql(),
                old.generatedSql(),
                old.identity(),
                old.comment(),
                null));
      } else if (column.id() != newId) {
        columns.add(column);
      }
    }
    List<IndexDefinition> indexes = new ArrayList<>();
    Integer primaryKey = table.primaryKeyIndex();
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Ordered ordered
          && index.columnIds().contains(old.id())) {
        IndexDefinition.Ordered anew = anew(ordered, newId);
        rebuilt.add(anew);
        indexes.add(anew);
        primaryKey =
            Objects.equals(primaryKey, index.id()) ? Integer.valueOf(anew.id()) : primaryKey;
      } else {
        indexes.add(index);
      }
    }
    Integer rowIdColumn = table.rowIdColumn();
    String keyName = table.primaryKeyName();
    if (Objects.equals(rowIdColumn, old.id()) && keyName != null) {
      // Rows keep their ids; the key becomes an index like any other.
      IndexDefinition.Ordered key =
          new IndexDefinition.Ordered(
              context.database().newObjectId(),
              keyName,
              List.of(newId),
              List.of(false),
              true,
              true,
              true);
      rebuilt.add(key);
      indexes.add(key);
      primaryKey = key.id();
      rowIdColumn = null;
    }
    TableDefinition changed =
        table
            .withColumns(columns, table.nextColumnId())
            .withIndexes(indexes)
            .withPrimaryKey(primaryKey, rowIdColumn, keyName)
            .withForeignKeys(
                table.foreignKeys().stream().map(key -> renumbered(key, tableId, newId)).toList());
    return withReferences(catalog.replace(changed), newId);
  }

  private IndexDefinition.Ordered anew(IndexDefinition.Ordered index, int newId) {
    return new IndexDefinition.Ordered(
        context.database().newObjectId(),
        index.name(),
        ids(index.columnIds(), newId),
        index.descending(),
        index.unique(),
        index.constraint(),
        true);
  }

  private List<Integer> ids(List<Integer> ids, int newId) {
    List<Integer> changed = new ArrayList<>(ids);
    Collections.replaceAll(changed, old.id(), newId);
    return changed;
  }

  /** A key of {@code child}, whose columns or whose parent's are those of this table. */
  private ForeignKeyDefinition renumbered(ForeignKeyDefinition key, int child, int newId) {
    return new ForeignKeyDefinition(
        key.name(),
        child == tableId ? ids(key.columnIds(), newId) : key.columnIds(),
        key.parentTableId(),
        key.parentTableId() == tableId ? ids(key.parentColumnIds(), newId) : key.parentColumnIds(),
        key.onDelete(),
        key.onUpdate());
  }

  private Catalog withReferences(Catalog catalog, int newId) {
    Catalog next = catalog;
    for (Reference reference : catalog.references(tableId)) {
      int child = reference.child().id();
      if (child != tableId && reference.foreignKey().parentColumnIds().contains(old.id())) {
        TableDefinition table = next.requireTable(child);
        next =
            next.replace(
                table.withForeignKeys(
                    table.foreignKeys().stream()
                        .map(key -> renumbered(key, child, newId))
                        .toList()));
      }
    }
    return next;
  }

  /** The primary key goes too, after a {@link #run}. */
  static void dropPrimaryKey(DefinitionContext context, int tableId) {
    AlterCommands.replace(
        context,
        tableId,
        table -> {
          @Nullable Integer key = table.primaryKeyIndex();
          return table
              .withIndexes(
                  table.indexes().stream()
                      .filter(index -> !Objects.equals(key, index.id()))
                      .toList())
              .withPrimaryKey(null, null, null);
        });
  }
}
