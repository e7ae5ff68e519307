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
    @Nullable String comment)
    implements Definition {
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

  /** The column with this id. */
  public ColumnDefinition column(int columnId) {
    return columns.get(ordinalOf(columnId));
  }

  public TableDefinition withName(ObjectName newName) {
    return copy(newName, columns, nextColumnId, indexes, foreignKeys, checks, version, comment);
  }

  /** Replaces the columns; {@code newNextColumnId} never goes back. */
  public TableDefinition withColumns(List<ColumnDefinition> newColumns, int newNextColumnId) {
    return copy(name, newColumns, newNextColumnId, indexes, foreignKeys, checks, version, comment);
  }

  public TableDefinition withIndexes(List<IndexDefinition> newIndexes) {
    return copy(name, columns, nextColumnId, newIndexes, foreignKeys, checks, version, comment);
  }

  public TableDefinition withForeignKeys(List<ForeignKeyDefinition> newForeignKeys) {
    return copy(name, columns, nextColumnId, indexes, newForeignKeys, checks, version, comment);
  }

  public TableDefinition withChecks(List<CheckDefinition> newChecks) {
    return copy(name, columns, nextColumnId, indexes, foreignKeys, newChecks, version, comment);
  }

  public TableDefinition withComment(@Nullable String newComment) {
    return copy(name, columns, nextColumnId, indexes, foreignKeys, checks, version, newComment);
  }

  public TableDefinition withVersion(long newVersion) {
    return copy(name, columns, nextColumnId, indexes, foreignKeys, checks, newVersion, comment);
  }

  /** Replaces or removes (all null) the primary key; {@code indexes} must fit. */
  public TableDefinition withPrimaryKey(
      @Nullable Integer newIndex,
      @Nullable Integer newRowIdColumn,
      @Nullable String newPrimaryKeyName) {
    return new TableDefinition(
        id,
        overflowNamespace,
        name,
        columns,
        nextColumnId,
        newIndex,
        newRowIdColumn,
        newPrimaryKeyName,
        indexes,
        foreignKeys,
        checks,
        version,
        temporary,
        comment);
  }

  private TableDefinition copy(
      ObjectName newName,
      List<ColumnDefinition> newColumns,
      int newNextColumnId,
      List<IndexDefinition> newIndexes,
      List<ForeignKeyDefinition> newForeignKeys,
      List<CheckDefinition> newChecks,
      long newVersion,
      @Nullable String newComment) {
    return new TableDefinition(
        id,
        overflowNamespace,
        newName,
        newColumns,
        newNextColumnId,
        primaryKeyIndex,
        rowIdColumn,
        primaryKeyName,
        newIndexes,
        newForeignKeys,
        newChecks,
        newVersion,
        temporary,
        newComment);
  }
}
