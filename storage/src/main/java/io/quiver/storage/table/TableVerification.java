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
  /** Takes what is not right with an object: the table or one of its indexes. */
  public interface Findings {
    /** May throw to end the verification. */
    void add(String object, String finding);
  }

  private final Transaction transaction;
  private final Catalog catalog;
  private final TableAccess table;
  private final Findings findings;

  private TableVerification(
      Transaction transaction, Catalog catalog, TableDefinition table, Findings findings) {
    this.transaction = transaction;
    this.catalog = catalog;
    this.table = new TableAccess(table);
    this.findings = findings;
  }

  /** Throws CORRUPT_INDEX or CORRUPT_FILE for the first thing that is not right. */
  public static void run(Transaction transaction, Catalog catalog, TableDefinition table) {
    run(
        transaction,
        catalog,
        table,
        (object, finding) -> {
          throw new QuiverException(
              ErrorCode.CORRUPT_INDEX,
              "table " + table.name() + " is damaged: " + finding,
              "Restore it from a backup; nothing was changed.",
              null,
              null);
        });
  }

  /** Reports everything that is not right and goes on, unless the table cannot be scanned. */
  public static void run(
      Transaction transaction, Catalog catalog, TableDefinition table, Findings findings) {
    new TableVerification(transaction, catalog, table, findings).run();
  }

  private void run() {
    RowView row =
        new RowView(
            table.layout, OverflowChunks.asRead(transaction, table.table.overflowNamespace()));
    long rows = 0;
    try (KeyValueCursor cursor =
        transaction.scan(table.namespace, KeyRange.ALL, Direction.FORWARD)) {
      while (cursor.next()) {
        rows++;
        checkRow(row, cursor.key(), cursor.value());
      }
    }
    for (OrderedIndex index : table.indexes) {
      if (index.definition.ready()) {
        checkEntries(index, rows);
      }
    }
  }

  private void checkRow(RowView row, byte[] key, byte[] value) {
    try {
      row.reset(RowKeys.decode(key), value);
      checkRow(row);
    } catch (QuiverException e) {
      switch (e.code().errorClass()) {
        case CORRUPTION, BUG -> broken(String.valueOf(e.getMessage()));
        case USER, CONFLICT, RESOURCE, CONNECTION, UNSUPPORTED -> throw e;
      }
    } catch (IndexOutOfBoundsException e) {
      broken("row " + RowKeys.decode(key) + " cannot be read");
    }
  }

  /** Every row has its entry by now; so there are too many entries, or as many as rows. */
  private void checkEntries(OrderedIndex index, long rows) {
    long entries = count(index.namespace);
    if (entries == rows) {
      return;
    }
    broken(index, "it has " + entries + " entries for " + rows + " rows");
    try (KeyValueCursor cursor =
        transaction.scan(index.namespace, KeyRange.ALL, Direction.FORWARD)) {
      while (cursor.next()) {
        long rowId = index.codec.rowId(cursor.key(), cursor.value());
        if (transaction.get(table.namespace, RowKeys.encode(rowId)) == null) {
          broken(index, "it has an entry for row " + rowId + ", which does not exist");
        }
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
        broken("row " + row.rowId() + " has NULL in column " + column.name());
      }
    }
    if (table.rowIdOrdinal >= 0 && row.getLong(table.rowIdOrdinal) != row.rowId()) {
      broken("row " + row.rowId() + " has another value in its key column");
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
      broken(index, "it has no entry for row " + row.rowId());
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
      broken(
          "row "
              + row.rowId()
              + " refers to a row of "
              + parent.table.name()
              + " that does not exist (foreign key "
              + key.name()
              + ")");
    }
  }

  private void broken(String what) {
    findings.add(table.table.name().name(), what);
  }

  private void broken(OrderedIndex index, String what) {
    findings.add(index.definition.name(), "index " + index.definition.name() + ": " + what);
  }
}
