package io.quiver.storage.table;

import io.quiver.storage.codec.IndexKeyCodec;
import io.quiver.storage.codec.KeyCodec;
import io.quiver.storage.codec.KeyReader;
import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.codec.RowView;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * A row found through an index. Columns that the index's key tells are read from there; the row
 * itself is fetched when another column is asked for.
 */
final class IndexRow implements StoredRow {
  private static final byte[] NO_KEY = {};

  private final Transaction transaction;
  private final TableAccess table;
  private final OrderedIndex index;
  private final RowView view;
  private final KeyReader reader = new KeyReader();
  private final int[] starts;

  private long rowId;
  private byte[] key = NO_KEY;
  private boolean loaded;
  private int knownStarts;

  IndexRow(Transaction transaction, TableAccess table, OrderedIndex index) {
    this.transaction = transaction;
    this.table = table;
    this.index = index;
    this.view =
        new RowView(
            table.layout, OverflowChunks.asRead(transaction, table.table.overflowNamespace()));
    this.starts = new int[index.ordinals.length + 1];
  }

  void reset(long newRowId, byte[] newKey) {
    rowId = newRowId;
    key = newKey;
    loaded = false;
    knownStarts = IndexKeyCodec.isCutKey(newKey) ? -1 : 0;
  }

  /** The row itself. */
  RowView load() {
    if (!loaded) {
      byte[] bytes = transaction.get(table.namespace, RowKeys.encode(rowId));
      if (bytes == null) {
        throw missing();
      }
      view.reset(rowId, bytes);
      loaded = true;
    }
    return view;
  }

  private QuiverException missing() {
    return transaction.hasOwnWrites(table.namespace)
        ? new QuiverException(
            ErrorCode.SERIALIZATION_FAILURE,
            "row "
                + rowId
                + " of table "
                + table.table.name()
                + " was removed by this transaction while a query was still reading it")
        : new QuiverException(
            ErrorCode.CORRUPT_INDEX,
            "index "
                + index.definition.name()
                + " of table "
                + table.table.name()
                + " has an entry for row "
                + rowId
                + ", which is not there");
  }

  /** Puts the reader at an index column that covers the ordinal; false when the key cannot tell. */
  private boolean seek(int ordinal) {
    int column = index.coveredBy[ordinal];
    if (loaded || column < 0 || knownStarts < 0) {
      return false;
    }
    reader.reset(key, starts[Math.min(column, knownStarts)], key.length);
    while (knownStarts < column) {
      KeyCodec.skip(reader, index.codec.type(knownStarts), index.codec.isDescending(knownStarts));
      knownStarts++;
      starts[knownStarts] = reader.position();
    }
    return true;
  }

  @Override
  public long rowId() {
    return rowId;
  }

  @Override
  public boolean isNull(int ordinal) {
    if (seek(ordinal)) {
      return KeyCodec.isNull(reader, index.codec.isDescending(index.coveredBy[ordinal]));
    }
    return ordinal != table.rowIdOrdinal && load().isNull(ordinal);
  }

  @Override
  public long getLong(int ordinal) {
    if (ordinal == table.rowIdOrdinal) {
      return rowId;
    }
    return seek(ordinal)
        ? KeyCodec.readLong(reader, index.codec.isDescending(index.coveredBy[ordinal]))
        : load().getLong(ordinal);
  }

  @Override
  public double getDouble(int ordinal) {
    return load().getDouble(ordinal);
  }

  @Override
  public @Nullable Object get(int ordinal) {
    if (ordinal == table.rowIdOrdinal) {
      return rowId;
    }
    if (seek(ordinal)) {
      int column = index.coveredBy[ordinal];
      return KeyCodec.read(reader, index.codec.type(column), index.codec.isDescending(column));
    }
    return load().get(ordinal);
  }
}
