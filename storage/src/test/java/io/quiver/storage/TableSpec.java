package io.quiver.storage;

import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.catalog.ForeignKeyDefinition.Action;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts definitions of tables together for tests. */
public final class TableSpec {
  private final Database database;
  private final int id;
  private final String name;
  private final List<ColumnDefinition> columns = new ArrayList<>();
  private final List<IndexDefinition> indexes = new ArrayList<>();
  private final List<ForeignKeyDefinition> foreignKeys = new ArrayList<>();
  private @Nullable Integer rowIdColumn;
  private @Nullable Integer primaryKeyIndex;

  public TableSpec(Database database, String name) {
    this.database = database;
    this.id = database.newObjectId();
    this.name = name;
  }

  public TableSpec column(String columnName, DataType type) {
    columns.add(ColumnDefinition.of(columns.size(), columnName, type));
    return this;
  }

  public TableSpec notNull(String columnName, DataType type) {
    columns.add(
        new ColumnDefinition(columns.size(), columnName, type, false, null, null, null, null));
    return this;
  }

  private List<Integer> ids(String... names) {
    List<Integer> ids = new ArrayList<>();
    for (String columnName : names) {
      ids.add(
          columns.stream().filter(c -> c.name().equals(columnName)).findFirst().orElseThrow().id());
    }
    return ids;
  }

  public TableSpec rowId(String columnName) {
    rowIdColumn = ids(columnName).get(0);
    return this;
  }

  public TableSpec primaryKey(String... names) {
    primaryKeyIndex = database.newObjectId();
    indexes.add(ordered(primaryKeyIndex, name + "_PK", true, ids(names)));
    return this;
  }

  public TableSpec index(String indexName, boolean unique, String... names) {
    indexes.add(ordered(database.newObjectId(), indexName, unique, ids(names)));
    return this;
  }

  public TableSpec descendingIndex(String indexName, String columnName) {
    indexes.add(
        new IndexDefinition.Ordered(
            database.newObjectId(), indexName, ids(columnName), List.of(true), false, false, true));
    return this;
  }

  private static IndexDefinition.Ordered ordered(
      int id, String indexName, boolean unique, List<Integer> ids) {
    return new IndexDefinition.Ordered(
        id, indexName, ids, Collections.nCopies(ids.size(), false), unique, false, true);
  }

  /** A foreign key to the parent's columns of these names. */
  public TableSpec references(
      TableDefinition parent,
      List<String> own,
      List<String> parentColumns,
      Action onDelete,
      Action onUpdate) {
    List<Integer> parentIds =
        parentColumns.stream()
            .map(n -> parent.columns().get(parent.findColumn(n).orElseThrow()).id())
            .toList();
    foreignKeys.add(
        new ForeignKeyDefinition(
            name + "_FK" + foreignKeys.size(),
            ids(own.toArray(String[]::new)),
            parent.id(),
            parentIds,
            onDelete,
            onUpdate));
    return this;
  }

  /** A foreign key to this table itself. */
  public TableSpec referencesSelf(String own, String target, Action onDelete, Action onUpdate) {
    foreignKeys.add(
        new ForeignKeyDefinition(
            name + "_FK" + foreignKeys.size(), ids(own), id, ids(target), onDelete, onUpdate));
    return this;
  }

  public TableDefinition build() {
    return new TableDefinition(
        id,
        database.newObjectId(),
        new ObjectName("PUBLIC", name),
        columns,
        columns.size(),
        primaryKeyIndex,
        rowIdColumn,
        rowIdColumn == null && primaryKeyIndex == null ? null : name + "_PK",
        indexes,
        foreignKeys,
        List.of(),
        1,
        false,
        null);
  }
}
