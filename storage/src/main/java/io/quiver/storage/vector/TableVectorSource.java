package io.quiver.storage.vector;

import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.codec.OverflowSource;
import io.quiver.storage.codec.RowCodec;
import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.codec.RowLayout;
import io.quiver.storage.codec.RowView;
import io.quiver.storage.codec.ValueCodec;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.ReadView;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.tx.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of one column of a table: short ones lie in the row, long ones beside it in chunks. A
 * row that is written without the chunks of its long vector has kept it.
 */
final class TableVectorSource implements VectorSource {
  private static final int ORDINAL = 0;

  private final int rows;
  private final int overflow;
  private final int columnId;
  private final RowLayout layout;
  private final int included;

  /** The vectors of a column, and these other columns with them. */
  TableVectorSource(TableDefinition table, int columnId, List<Integer> includedIds) {
    this.rows = table.id();
    this.overflow = table.overflowNamespace();
    this.columnId = columnId;
    List<RowLayout.Column> columns = new ArrayList<>();
    columns.add(column(table, columnId));
    includedIds.forEach(id -> columns.add(column(table, id)));
    this.included = includedIds.size();
    this.layout = new RowLayout(columns);
  }

  private static RowLayout.Column column(TableDefinition table, int id) {
    ColumnDefinition column = table.columns().get(table.ordinalOf(id));
    return new RowLayout.Column(id, column.type(), column.initialValue());
  }

  /** The INCLUDE columns of the row that a view is at. */
  private record Included(RowView row, int count) implements IncludedValues {
    /** Null when one lies beside the row. */
    @Nullable Included known() {
      for (int column = 1; column <= count; column++) {
        if (row.overflowLength(column) >= 0) {
          return null;
        }
      }
      return this;
    }

    @Override
    public boolean isNull(int column) {
      return row.isNull(column + 1);
    }

    @Override
    public long getLong(int column) {
      return row.getLong(column + 1);
    }

    @Override
    public double getDouble(int column) {
      return row.getDouble(column + 1);
    }

    @Override
    public @Nullable Object get(int column) {
      return row.get(column + 1);
    }
  }

  /** Where chunks are looked up. */
  private interface Chunks {
    byte @Nullable [] get(byte[] key);
  }

  @Override
  public void changes(WriteBatch batch, Changes changes) {
    NavigableMap<byte[], byte @Nullable []> written = batch.writes(rows);
    if (!written.isEmpty()) {
      deliver(written, batch.writes(overflow)::get, changes);
    }
  }

  @Override
  public boolean isUnlisted(CommittedBatch batch) {
    return batch.unlisted().contains(rows) || batch.unlisted().contains(overflow);
  }

  @Override
  public boolean hasManyOwnChanges(Transaction transaction) {
    return transaction.hasManyOwnWrites(rows) || transaction.hasManyOwnWrites(overflow);
  }

  @Override
  public boolean hasOwnChanges(Transaction transaction) {
    return transaction.hasOwnWrites(rows);
  }

  @Override
  public long snapshotToAnswer(Transaction transaction) {
    return transaction.readDerived(rows);
  }

  @Override
  public void ownChanges(Transaction transaction, Changes changes) {
    deliver(transaction.ownWrites(rows), transaction.ownWrites(overflow)::get, changes);
  }

  private void deliver(
      NavigableMap<byte[], byte @Nullable []> written, Chunks chunks, Changes changes) {
    RowView view = new RowView(layout, OverflowSource.NONE);
    Included values = new Included(view, included);
    for (Map.Entry<byte[], byte @Nullable []> entry : written.entrySet()) {
      long rowId = RowKeys.decode(entry.getKey());
      byte[] row = entry.getValue();
      if (row == null) {
        changes.change(rowId, null, null);
        continue;
      }
      view.reset(rowId, row);
      int length = view.overflowLength(ORDINAL);
      if (length < 0) {
        changes.change(rowId, (float[]) view.get(ORDINAL), values.known());
      } else {
        float[] vector = read(chunks, rowId, length);
        if (vector != null) {
          changes.change(rowId, vector, values.known());
        } else {
          changes.kept(rowId, values.known());
        }
      }
    }
  }

  @Override
  public void scan(Transaction transaction, Changes found) {
    scan(
        transaction.scan(rows, KeyRange.ALL, Direction.FORWARD),
        key -> transaction.get(overflow, key),
        found);
  }

  @Override
  public void scan(ReadView view, long after, Changes found) {
    KeyRange range =
        after == Long.MIN_VALUE ? KeyRange.ALL : KeyRange.of(RowKeys.encode(after + 1), null);
    scan(view.scan(rows, range, Direction.FORWARD), key -> view.get(overflow, key), found);
  }

  @Override
  public long estimateRows(ReadView view) {
    return view.estimateCount(rows, KeyRange.ALL);
  }

  @Override
  public float @Nullable [] get(Transaction transaction, long rowId) {
    return get(
        transaction.get(rows, RowKeys.encode(rowId)), rowId, key -> transaction.get(overflow, key));
  }

  @Override
  public float @Nullable [] get(ReadView view, long rowId) {
    return get(view.get(rows, RowKeys.encode(rowId)), rowId, key -> view.get(overflow, key));
  }

  private float @Nullable [] get(byte @Nullable [] row, long rowId, Chunks chunks) {
    if (row == null) {
      return null;
    }
    RowView view = new RowView(layout, OverflowSource.NONE);
    view.reset(rowId, row);
    int length = view.overflowLength(ORDINAL);
    return length < 0 ? (float[]) view.get(ORDINAL) : read(chunks, rowId, length);
  }

  private void scan(KeyValueCursor cursor, Chunks chunks, Changes found) {
    RowView view = new RowView(layout, OverflowSource.NONE);
    Included values = new Included(view, included);
    try (cursor) {
      while (cursor.next()) {
        long rowId = RowKeys.decode(cursor.key());
        view.reset(rowId, cursor.value());
        int length = view.overflowLength(ORDINAL);
        float[] vector = length < 0 ? (float[]) view.get(ORDINAL) : read(chunks, rowId, length);
        if (vector != null) {
          found.change(rowId, vector, values.known());
        } else if (length >= 0) {
          throw new QuiverException(
              ErrorCode.CORRUPT_FILE,
              "the vector of row " + rowId + " in namespace " + overflow + " is missing");
        }
      }
    }
  }

  /** The vector out of its chunks; null when they are not there. */
  private float @Nullable [] read(Chunks chunks, long rowId, int length) {
    byte[] first = chunks.get(RowKeys.chunk(rowId, columnId, 0));
    if (first == null || first.length == length) {
      return first == null ? null : ValueCodec.readVector(first, 0, length);
    }
    byte[] whole = new byte[length];
    int position = 0;
    for (int number = 0; position < length; number++) {
      byte[] chunk = chunks.get(RowKeys.chunk(rowId, columnId, number));
      if (chunk == null || chunk.length != Math.min(RowCodec.CHUNK, length - position)) {
        return null;
      }
      System.arraycopy(chunk, 0, whole, position, chunk.length);
      position += chunk.length;
    }
    return ValueCodec.readVector(whole, 0, length);
  }
}
