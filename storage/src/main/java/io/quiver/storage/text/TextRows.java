package io.quiver.storage.text;

import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.codec.OverflowSource;
import io.quiver.storage.codec.RowCodec;
import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.codec.RowLayout;
import io.quiver.storage.codec.RowView;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.ReadView;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.tx.Transaction;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The texts of some columns of a table, seen through commits, through a transaction or through a
 * snapshot. Short texts lie in the row, long ones beside it in chunks; a row that is written
 * without the chunks of a long text has kept it. Thread-safe.
 */
public final class TextRows {
  private final int rows;
  private final int overflow;
  private final RowLayout layout;

  /** The texts of these columns, in this order. */
  public TextRows(TableDefinition table, List<Integer> columnIds) {
    this.rows = table.id();
    this.overflow = table.overflowNamespace();
    this.layout = new RowLayout(columnIds.stream().map(id -> column(table, id)).toList());
  }

  private static RowLayout.Column column(TableDefinition table, int id) {
    ColumnDefinition column = table.columns().get(table.ordinalOf(id));
    return new RowLayout.Column(id, column.type(), column.initialValue());
  }

  /** Takes texts of rows. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Called for a row.
     *
     * @param texts by column; null: the row is gone
     */
    void row(long rowId, @Nullable String @Nullable [] texts);
  }

  /** Where chunks are looked up. */
  @FunctionalInterface
  private interface Chunks {
    byte @Nullable [] get(byte[] key);
  }

  /** Delivers the rows that a commit changed. */
  public void changedRows(WriteBatch batch, LongConsumer sink) {
    batch.writes(rows).keySet().forEach(key -> sink.accept(RowKeys.decode(key)));
  }

  /** Whether a commit writes to the table. */
  public boolean isChanged(WriteBatch batch) {
    return !batch.writes(rows).isEmpty();
  }

  /**
   * Delivers what a commit changed; each row once.
   *
   * @param before the state that the commit changes, for long texts that rows keep
   */
  public void changes(WriteBatch batch, ReadView before, Sink sink) {
    NavigableMap<byte[], byte @Nullable []> chunks = batch.writes(overflow);
    deliver(
        batch.writes(rows),
        key -> {
          byte[] written = chunks.get(key);
          return written == null ? before.get(overflow, key) : written;
        },
        sink);
  }

  /** Whether a commit has changed more rows than it tells: all are to be loaded anew. */
  public boolean isUnlisted(CommittedBatch batch) {
    return batch.unlisted().contains(rows) || batch.unlisted().contains(overflow);
  }

  /** Whether a transaction has changed more than {@link #ownChanges} can deliver. */
  public boolean hasManyOwnChanges(Transaction transaction) {
    return transaction.hasManyOwnWrites(rows);
  }

  /** Whether the transaction has uncommitted writes to the table. */
  public boolean hasOwnChanges(Transaction transaction) {
    return transaction.hasOwnWrites(rows);
  }

  /**
   * The last commit that the transaction sees, for an index that answers in place of the rows: they
   * count as read.
   */
  public long snapshotToAnswer(Transaction transaction) {
    return transaction.readDerived(rows);
  }

  /** Delivers what a transaction has changed itself so far; each row once. */
  public void ownChanges(Transaction transaction, Sink sink) {
    deliver(transaction.ownWrites(rows), key -> transaction.get(overflow, key), sink);
  }

  private void deliver(NavigableMap<byte[], byte @Nullable []> written, Chunks chunks, Sink sink) {
    RowView view = view(chunks);
    for (Map.Entry<byte[], byte @Nullable []> entry : written.entrySet()) {
      long rowId = RowKeys.decode(entry.getKey());
      byte[] row = entry.getValue();
      sink.row(rowId, row == null ? null : texts(view, rowId, row));
    }
  }

  /** Delivers all rows that the transaction sees. */
  public void scan(Transaction transaction, Sink sink) {
    scan(
        transaction.scan(rows, KeyRange.ALL, Direction.FORWARD),
        view(key -> transaction.get(overflow, key)),
        sink);
  }

  /** Delivers all rows of a state, in row id order. */
  public void scan(ReadView state, Sink sink) {
    scan(
        state.scan(rows, KeyRange.ALL, Direction.FORWARD),
        view(key -> state.get(overflow, key)),
        sink);
  }

  /** Delivers one row of a state. */
  public void get(ReadView state, long rowId, Sink sink) {
    byte[] row = state.get(rows, RowKeys.encode(rowId));
    sink.row(rowId, row == null ? null : texts(view(key -> state.get(overflow, key)), rowId, row));
  }

  private void scan(KeyValueCursor cursor, RowView view, Sink sink) {
    try (cursor) {
      while (cursor.next()) {
        long rowId = RowKeys.decode(cursor.key());
        sink.row(rowId, texts(view, rowId, cursor.value()));
      }
    }
  }

  private @Nullable String[] texts(RowView view, long rowId, byte[] row) {
    view.reset(rowId, row);
    @Nullable String[] texts = new String[layout.columns()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = (String) view.get(i);
    }
    return texts;
  }

  private RowView view(Chunks chunks) {
    OverflowSource source =
        (rowId, columnId, length) -> {
          byte[] whole = new byte[length];
          int position = 0;
          for (int number = 0; position < length; number++) {
            byte[] chunk = chunks.get(RowKeys.chunk(rowId, columnId, number));
            if (chunk == null || chunk.length != Math.min(RowCodec.CHUNK, length - position)) {
              throw new QuiverException(
                  ErrorCode.CORRUPT_FILE,
                  "a long text of row " + rowId + " in namespace " + overflow + " is missing");
            }
            System.arraycopy(chunk, 0, whole, position, chunk.length);
            position += chunk.length;
          }
          return whole;
        };
    return new RowView(layout, source);
  }
}
