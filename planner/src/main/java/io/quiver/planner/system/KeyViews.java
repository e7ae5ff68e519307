package io.quiver.planner.system;

import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.catalog.TableDefinition;
import org.jspecify.annotations.Nullable;

/** Columns of primary, unique and foreign keys, and what foreign keys refer to. */
final class KeyViews {
  static final SystemView KEY_COLUMN_USAGE =
      SystemView.information(
          "KEY_COLUMN_USAGE",
          "CONSTRAINT_CATALOG, CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_CATALOG, TABLE_SCHEMA,"
              + " TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION int,"
              + " POSITION_IN_UNIQUE_CONSTRAINT int, CONSTRAINT_TYPE, REFERENCED_TABLE_SCHEMA,"
              + " REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME, REFERENCED_CONSTRAINT_NAME,"
              + " UPDATE_RULE, DELETE_RULE",
          KeyViews::keyColumns);

  static final SystemView REFERENTIAL_CONSTRAINTS =
      SystemView.information(
          "REFERENTIAL_CONSTRAINTS",
          "CONSTRAINT_CATALOG, CONSTRAINT_SCHEMA, CONSTRAINT_NAME, UNIQUE_CONSTRAINT_CATALOG,"
              + " UNIQUE_CONSTRAINT_SCHEMA, UNIQUE_CONSTRAINT_NAME, MATCH_OPTION, UPDATE_RULE,"
              + " DELETE_RULE",
          KeyViews::references);

  private KeyViews() {}

  private static void keyColumns(Reading reading, SystemRows rows) {
    for (TableDefinition table : reading.tables()) {
      for (UniqueKey key : UniqueKey.constraints(table)) {
        addUnique(reading, rows, table, key);
      }
      for (ForeignKeyDefinition key : table.foreignKeys()) {
        addForeign(reading, rows, table, key);
      }
    }
  }

  private static void addUnique(
      Reading reading, SystemRows rows, TableDefinition table, UniqueKey key) {
    for (int i = 0; i < key.columnIds().size(); i++) {
      rows.add(
          reading.catalogName(),
          table.name().schema(),
          key.name(),
          reading.catalogName(),
          table.name().schema(),
          table.name().name(),
          table.column(key.columnIds().get(i)).name(),
          i + 1,
          null,
          key.type(),
          null,
          null,
          null,
          null,
          null,
          null);
    }
  }

  private static void addForeign(
      Reading reading, SystemRows rows, TableDefinition table, ForeignKeyDefinition key) {
    TableDefinition parent = reading.catalog().requireTable(key.parentTableId());
    UniqueKey referenced = UniqueKey.referenced(parent, key);
    for (int i = 0; i < key.columnIds().size(); i++) {
      int parentColumnId = key.parentColumnIds().get(i);
      rows.add(
          reading.catalogName(),
          table.name().schema(),
          key.name(),
          reading.catalogName(),
          table.name().schema(),
          table.name().name(),
          table.column(key.columnIds().get(i)).name(),
          i + 1,
          position(referenced, parentColumnId),
          "FOREIGN KEY",
          parent.name().schema(),
          parent.name().name(),
          parent.column(parentColumnId).name(),
          referenced == null ? null : referenced.name(),
          rule(key.onUpdate()),
          rule(key.onDelete()));
    }
  }

  private static @Nullable Integer position(@Nullable UniqueKey key, int columnId) {
    return key == null ? null : Integer.valueOf(key.columnIds().indexOf(columnId) + 1);
  }

  private static void references(Reading reading, SystemRows rows) {
    for (TableDefinition table : reading.tables()) {
      for (ForeignKeyDefinition key : table.foreignKeys()) {
        TableDefinition parent = reading.catalog().requireTable(key.parentTableId());
        UniqueKey referenced = UniqueKey.referenced(parent, key);
        rows.add(
            reading.catalogName(),
            table.name().schema(),
            key.name(),
            reading.catalogName(),
            parent.name().schema(),
            referenced == null ? null : referenced.name(),
            "NONE",
            rule(key.onUpdate()),
            rule(key.onDelete()));
      }
    }
  }

  private static String rule(ForeignKeyDefinition.Action action) {
    return action.name().replace('_', ' ');
  }
}
