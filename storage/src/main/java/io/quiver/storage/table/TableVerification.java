package io.quiver.storage.table;

import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.codec.RowView;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.tx.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Compares everything that is stored of a table with everything else: each row can be read, obeys
 * NOT NULL, has its entry in each index and the rows that it refers to; indexes have no other
 * entries. Sees what the transaction sees, changes nothing.
 */
public final class TableVerification {
  private final Transaction transaction;
  private final Catalog catalog;
  private final TableAccess table;

  private TableVerification(Transaction transaction, Catalog catalog, TableDefinition table) {
    this.transaction = transaction;
    this.catalog = catalog;
    this.table = new TableAccess(table);
  }

  /** Throws CORRUPT_INDEX or CORRUPT_FILE for the first thing that is not right. */
  public static void run(Transaction transaction, Catalog catalog, TableDefinition table) {
    new TableVerification(transaction, catalog, table).run();
  }

  private void run() {
    RowView row =
        new RowView(
            table.layout, OverflowChunks.asRead(transaction, table.table.overflowNamespace()));
    long rows = 0;
    try (KeyValueCursor cursor =
        transaction.scan(table.namespace, KeyRange.ALL, Direction.FORWARD)) {
      while (cursor.next()) {
        row.reset(RowKeys.decode(cursor.key()), cursor.value());
        checkRow(row);
        rows++;
      }
    }
    for (OrderedIndex index : table.indexes) {
      long entries = count(index.namespace);
      if (index.definition.ready() && entries != rows) {
        throw broken(
            "index "
                + index.definition.name()
                + " has "
                + entries
                + " entries for "
                + rows
                + " rows");
      }
    }
  }

  private long count(int namespace) {
    long count = 0;
    try (KeyValueCursor cursor = transaction.scan(namespace, KeyRange.ALL, Direction.FORWARD)) {
      while (cursor.next()) {
        count++;
      }
    }
    return count;
  }

  private void checkRow(RowView row) {
    for (int ordinal = 0; ordinal < table.layout.columns(); ordinal++) {
      ColumnDefinition column = table.table.columns().get(ordinal);
      if (row.get(ordinal) == null && !column.nullable()) {
        throw broken("row " + row.rowId() + " has NULL in column " + column.name());
      }
    }
    if (table.rowIdOrdinal >= 0 && row.getLong(table.rowIdOrdinal) != row.rowId()) {
      throw broken("row " + row.rowId() + " has another value in its key column");
    }
    for (OrderedIndex index : table.indexes) {
      checkEntry(row, index);
    }
    for (ForeignKeyDefinition key : table.table.foreignKeys()) {
      checkParent(row, key);
    }
  }

  private void checkEntry(RowView row, OrderedIndex index) {
    if (!index.definition.ready()) {
      return;
    }
    @Nullable Object[] values = index.values(row);
    byte[] key = index.key(values, index.codec.columns(values), row.rowId());
    byte[] value = transaction.get(index.namespace, key);
    if (value == null || index.codec.rowId(key, value) != row.rowId()) {
      throw broken("index " + index.definition.name() + " has no entry for row " + row.rowId());
    }
  }

  private void checkParent(RowView row, ForeignKeyDefinition key) {
    @Nullable Object[] values = new Object[key.columnIds().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(table.table.ordinalOf(key.columnIds().get(i)));
      if (values[i] == null) {
        return; // MATCH SIMPLE
      }
    }
    TableAccess parent = new TableAccess(catalog.requireTable(key.parentTableId()));
    UniqueKey parentKey = UniqueKey.ofParent(parent, key.parentColumnIds(), values);
    if (transaction.get(parentKey.namespace(), parentKey.entry()) == null) {
      throw broken(
          "row "
              + row.rowId()
              + " refers to a row of "
              + parent.table.name()
              + " that does not exist (foreign key "
              + key.name()
              + ")");
    }
  }

  private QuiverException broken(String what) {
    return new QuiverException(
        ErrorCode.CORRUPT_INDEX,
        "table " + table.table.name() + " is damaged: " + what,
        "Restore it from a backup; nothing was changed.",
        null,
        null);
  }
}
