package io.quiver.storage.table;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.codec.IndexKeyCodec;
import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.codec.RowView;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.Keys;
import io.quiver.storage.tx.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Fills a new ordered index from the rows of its table, within the transaction that defines it. The
 * table's definition must be locked exclusively: nobody else writes it, so no key is locked.
 */
public final class IndexBuild {
  private IndexBuild() {}

  /** Adds an entry for every row; throws UNIQUE_VIOLATION. */
  public static void run(
      Transaction transaction, TableDefinition table, IndexDefinition.Ordered definition) {
    TableAccess access = new TableAccess(table);
    OrderedIndex index = access.index(definition.id());
    RowView row =
        new RowView(access.layout, OverflowChunks.latest(transaction, table.overflowNamespace()));
    try (KeyValueCursor cursor =
        transaction.scanLatest(access.namespace, KeyRange.ALL, Direction.FORWARD)) {
      while (cursor.next()) {
        row.reset(RowKeys.decode(cursor.key()), cursor.value());
        add(transaction, table, index, row);
      }
    }
  }

  private static void add(
      Transaction transaction, TableDefinition table, OrderedIndex index, RowView row) {
    @Nullable Object[] values = index.values(row);
    byte[] columns = index.codec.columns(values);
    byte[] key = index.key(values, columns, row.rowId());
    if (index.mustBeUnique(values)
        && transaction.getLatest(index.namespace, IndexKeyCodec.uniqueKey(columns)) != null) {
      throw Violations.unique(table, index.definition.name(), index.definition.columnIds(), values);
    }
    transaction.put(
        index.namespace,
        key,
        index.definition.unique() ? RowKeys.encode(row.rowId()) : Keys.empty());
  }
}
