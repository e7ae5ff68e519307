package io.quiver.storage.catalog;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * @param id identity; also the namespace of its rows
 * @param overflowNamespace where its long values live
 * @param name schema and name
 * @param columns in ordinal order
 * @param nextColumnId id for the next added column
 * @param primaryKeyIndex id of the ordered unique index of the primary key, or null; for a table
 *     whose primary key is its row id there is no such index
 * @param rowIdColumn id of the single integer column that is the primary key and the row id at
 *     once, or null
 * @param primaryKeyName constraint name of the primary key, or null without one
 * @param version grows with every change of the definition
 * @param temporary whether it belongs to one session and is never logged
 */
public record TableDefinition(
    int id,
    int overflowNamespace,
    ObjectName name,
    List<ColumnDefinition> columns,
    int nextColumnId,
    @Nullable Integer primaryKeyIndex,
    @Nullable Integer rowIdColumn,
    @Nullable String primaryKeyName,
    List<IndexDefinition> indexes,
    List<ForeignKeyDefinition> foreignKeys,
    List<CheckDefinition> checks,
    long version,
    boolean temporary,
    @Nullable String comment) {
  public TableDefinition {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
    foreignKeys = List.copyOf(foreignKeys);
    checks = List.copyOf(checks);
  }

  /** The ordinal of the column with this id. */
  public int ordinalOf(int columnId) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).id() == columnId) {
        return i;
      }
    }
    throw new IllegalArgumentException("column id " + columnId + " of " + name);
  }

  /** The ordinal of the column with this name, if there is one. */
  public OptionalInt findColumn(String columnName) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(columnName)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Column ids of the primary key, in key order; empty without one. */
  public List<Integer> primaryKeyColumnIds() {
    if (rowIdColumn != null) {
      return List.of(rowIdColumn);
    }
    for (IndexDefinition index : indexes) {
      if (primaryKeyIndex != null && index.id() == primaryKeyIndex) {
        return index.columnIds();
      }
    }
    return List.of();
  }
}
