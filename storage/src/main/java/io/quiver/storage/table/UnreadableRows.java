package io.quiver.storage.table;

import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.codec.RowView;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.tx.Transaction;
import java.util.ArrayList;
import java.util.List;

/** Finds rows that lack a part or are not rows at all, after damage. */
public final class UnreadableRows {
  private UnreadableRows() {}

  /** Removes them from the table, without looking at indexes; returns their ids. */
  public static List<Long> remove(Transaction transaction, TableDefinition definition) {
    TableAccess table = new TableAccess(definition);
    RowView row =
        new RowView(
            table.layout, OverflowChunks.asRead(transaction, definition.overflowNamespace()));
    List<Long> found = new ArrayList<>();
    try (KeyValueCursor cursor =
        transaction.scan(table.namespace, KeyRange.ALL, Direction.FORWARD)) {
      while (cursor.next()) {
        if (!isReadable(row, cursor.key(), cursor.value(), table.layout.columns())) {
          found.add(RowKeys.decode(cursor.key()));
        }
      }
    }
    for (long rowId : found) {
      transaction.remove(table.namespace, RowKeys.encode(rowId));
    }
    return found;
  }

  private static boolean isReadable(RowView row, byte[] key, byte[] value, int columns) {
    try {
      row.reset(RowKeys.decode(key), value);
      for (int ordinal = 0; ordinal < columns; ordinal++) {
        var unused = row.get(ordinal);
      }
      return true;
    } catch (QuiverException | IndexOutOfBoundsException | NegativeArraySizeException e) {
      return false;
    }
  }
}
