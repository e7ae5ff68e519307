package io.quiver.storage.table;

import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.codec.RowLayout;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table's definition prepared for use. Immutable. */
final class TableAccess {
  final TableDefinition table;
  final int namespace;
  final RowLayout layout;

  /** Ordinal of the column that is the row id, or -1. */
  final int rowIdOrdinal;

  final List<OrderedIndex> indexes;

  TableAccess(TableDefinition table) {
    this.table = table;
    this.namespace = table.id();
    List<RowLayout.Column> columns = new ArrayList<>();
    for (ColumnDefinition column : table.columns()) {
      columns.add(new RowLayout.Column(column.id(), column.type(), column.initialValue()));
    }
    this.layout = new RowLayout(columns);
    Integer rowIdColumn = table.rowIdColumn();
    this.rowIdOrdinal = rowIdColumn == null ? -1 : table.ordinalOf(rowIdColumn);
    List<OrderedIndex> ordered = new ArrayList<>();
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Ordered definition) {
        ordered.add(new OrderedIndex(table, definition));
      }
    }
    this.indexes = List.copyOf(ordered);
  }

  OrderedIndex index(int indexId) {
    for (OrderedIndex index : indexes) {
      if (index.namespace == indexId) {
        return index;
      }
    }
    throw QuiverException.bug("table " + table.name() + " has no ordered index " + indexId);
  }

  /** An index whose first columns are these, in any order; null when there is none. */
  @Nullable OrderedIndex indexOn(List<Integer> columnIds) {
    for (OrderedIndex index : indexes) {
      List<Integer> ids = index.definition.columnIds();
      if (ids.size() >= columnIds.size()
          && new HashSet<>(ids.subList(0, columnIds.size())).equals(new HashSet<>(columnIds))) {
        return index;
      }
    }
    return null;
  }

  /** The unique index on exactly these columns, in any order; null when there is none. */
  @Nullable OrderedIndex uniqueIndexOn(List<Integer> columnIds) {
    for (OrderedIndex index : indexes) {
      List<Integer> ids = index.definition.columnIds();
      if (index.definition.unique()
          && ids.size() == columnIds.size()
          && new HashSet<>(ids).equals(new HashSet<>(columnIds))) {
        return index;
      }
    }
    return null;
  }

  boolean isRowId(List<Integer> columnIds) {
    return columnIds.size() == 1 && columnIds.get(0).equals(table.rowIdColumn());
  }

  /** Values of columns given by id, out of a row given by ordinals. */
  @Nullable Object[] values(List<Integer> columnIds, @Nullable Object[] row) {
    @Nullable Object[] values = new Object[columnIds.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row[table.ordinalOf(columnIds.get(i))];
    }
    return values;
  }

  /** Tells a transaction where keys of the table's rows are locked. */
  void declare(Transaction transaction) {
    if (!transaction.knowsTable(namespace, table.version())) {
      int[] namespaces = new int[indexes.size() + 1];
      namespaces[0] = namespace;
      for (int i = 0; i < indexes.size(); i++) {
        namespaces[i + 1] = indexes.get(i).namespace;
      }
      transaction.declareTable(namespace, table.version(), namespaces);
    }
  }
}
