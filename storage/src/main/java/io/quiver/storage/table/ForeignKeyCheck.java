package io.quiver.storage.table;

import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.codec.RowView;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.tx.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Checks the rows of a table against a foreign key that is new to it. The definitions of both
 * tables must be locked exclusively: nobody else writes them, so no key is locked.
 */
public final class ForeignKeyCheck {
  private ForeignKeyCheck() {}

  /** Throws FOREIGN_KEY_VIOLATION for the first row that refers to nothing. */
  public static void run(
      Transaction transaction,
      TableDefinition childTable,
      TableDefinition parentTable,
      ForeignKeyDefinition key) {
    TableAccess child = new TableAccess(childTable);
    TableAccess parent = new TableAccess(parentTable);
    RowView row =
        new RowView(
            child.layout, OverflowChunks.latest(transaction, childTable.overflowNamespace()));
    try (KeyValueCursor cursor =
        transaction.scanLatest(child.namespace, KeyRange.ALL, Direction.FORWARD)) {
      while (cursor.next()) {
        row.reset(RowKeys.decode(cursor.key()), cursor.value());
        check(transaction, child, parent, key, row);
      }
    }
  }

  private static void check(
      Transaction transaction,
      TableAccess child,
      TableAccess parent,
      ForeignKeyDefinition key,
      RowView row) {
    @Nullable Object[] values = new Object[key.columnIds().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(child.table.ordinalOf(key.columnIds().get(i)));
      if (values[i] == null) {
        return; // MATCH SIMPLE
      }
    }
    UniqueKey parentKey = UniqueKey.ofParent(parent, key.parentColumnIds(), values);
    if (transaction.getLatest(parentKey.namespace(), parentKey.entry()) == null) {
      throw Violations.noParent(child.table, parent.table, key, values);
    }
  }
}
