package io.quiver.storage.table;

import io.quiver.storage.codec.EncodedRow;
import io.quiver.storage.codec.OverflowSource;
import io.quiver.storage.codec.RowCodec;
import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.codec.RowView;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.Transaction;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Long values of one table, cut into chunks in its overflow namespace. */
final class OverflowChunks {
  private OverflowChunks() {}

  /** How a chunk is fetched: as the transaction reads, or the latest. */
  private interface ChunkSource {
    byte @Nullable [] get(int namespace, byte[] key);
  }

  static OverflowSource asRead(Transaction transaction, int namespace) {
    return (rowId, columnId, length) -> read(transaction::get, namespace, rowId, columnId, length);
  }

  static OverflowSource latest(Transaction transaction, int namespace) {
    return (rowId, columnId, length) ->
        read(transaction::getLatest, namespace, rowId, columnId, length);
  }

  private static byte[] read(
      ChunkSource source, int namespace, long rowId, int columnId, int length) {
    byte[] value = new byte[length];
    int position = 0;
    for (int chunk = 0; position < length; chunk++) {
      byte[] bytes = source.get(namespace, RowKeys.chunk(rowId, columnId, chunk));
      if (bytes == null || bytes.length != Math.min(RowCodec.CHUNK, length - position)) {
        throw new QuiverException(
            ErrorCode.CORRUPT_FILE,
            "part "
                + chunk
                + " of a long value (row "
                + rowId
                + ", column "
                + columnId
                + ", namespace "
                + namespace
                + ") is missing or has the wrong length");
      }
      if (bytes.length == length) {
        return bytes;
      }
      System.arraycopy(bytes, 0, value, position, bytes.length);
      position += bytes.length;
    }
    return value;
  }

  static void write(
      Transaction transaction, int namespace, long rowId, List<EncodedRow.LongValue> values) {
    for (EncodedRow.LongValue value : values) {
      write(transaction, namespace, rowId, value);
    }
  }

  private static void write(
      Transaction transaction, int namespace, long rowId, EncodedRow.LongValue value) {
    byte[] bytes = value.bytes();
    int chunk = 0;
    for (int position = 0; position < bytes.length; position += RowCodec.CHUNK) {
      int end = Math.min(bytes.length, position + RowCodec.CHUNK);
      transaction.put(
          namespace,
          RowKeys.chunk(rowId, value.columnId(), chunk++),
          position == 0 && end == bytes.length ? bytes : Arrays.copyOfRange(bytes, position, end));
    }
  }

  /** Removes the long values of a row, those of dropped columns too. */
  static void remove(Transaction transaction, int namespace, RowView row) {
    for (int columnId = 0; columnId < row.slotCount(); columnId++) {
      removeChunks(transaction, namespace, row.rowId(), columnId, row.overflowLengthById(columnId));
    }
  }

  private static void removeChunks(
      Transaction transaction, int namespace, long rowId, int columnId, int length) {
    for (int chunk = 0; (long) chunk * RowCodec.CHUNK < length; chunk++) {
      transaction.remove(namespace, RowKeys.chunk(rowId, columnId, chunk));
    }
  }

  /** Goes from the long values of a row to its new ones; equal values are not written again. */
  static void replace(
      Transaction transaction, int namespace, RowView old, List<EncodedRow.LongValue> values) {
    boolean[] kept = new boolean[old.slotCount()];
    for (EncodedRow.LongValue value : values) {
      int columnId = value.columnId();
      int oldLength = old.overflowLengthById(columnId);
      boolean same =
          oldLength == value.bytes().length
              && Arrays.equals(
                  read(transaction::get, namespace, old.rowId(), columnId, oldLength),
                  value.bytes());
      if (!same) {
        removeChunks(transaction, namespace, old.rowId(), columnId, oldLength);
        write(transaction, namespace, old.rowId(), value);
      }
      if (columnId < kept.length) {
        kept[columnId] = true;
      }
    }
    for (int columnId = 0; columnId < kept.length; columnId++) {
      if (!kept[columnId]) {
        removeChunks(
            transaction, namespace, old.rowId(), columnId, old.overflowLengthById(columnId));
      }
    }
  }
}
