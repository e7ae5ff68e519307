package io.quiver.storage.vector;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.ReadView;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.tx.Transaction;
import java.nio.ByteBuffer;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Rows that are nothing but a vector: key is the row id, the value its floats. */
final class PlainVectorSource implements VectorSource {
  static final int NAMESPACE = 7;

  static byte[] key(long rowId) {
    return ByteBuffer.allocate(Long.BYTES).putLong(rowId).array();
  }

  static byte[] value(float[] vector) {
    ByteBuffer buffer = ByteBuffer.allocate(vector.length * Float.BYTES);
    buffer.asFloatBuffer().put(vector);
    return buffer.array();
  }

  private static float @Nullable [] vector(byte @Nullable [] value) {
    if (value == null) {
      return null;
    }
    float[] vector = new float[value.length / Float.BYTES];
    ByteBuffer.wrap(value).asFloatBuffer().get(vector);
    return vector;
  }

  private static void deliver(
      NavigableMap<byte[], byte @Nullable []> writes, VectorSource.Changes changes) {
    writes.forEach(
        (key, value) -> changes.change(ByteBuffer.wrap(key).getLong(), vector(value), null));
  }

  private static void deliver(KeyValueCursor cursor, VectorSource.Changes rows) {
    try (cursor) {
      while (cursor.next()) {
        rows.change(ByteBuffer.wrap(cursor.key()).getLong(), vector(cursor.value()), null);
      }
    }
  }

  @Override
  public void changes(WriteBatch batch, Changes changes) {
    deliver(batch.writes(NAMESPACE), changes);
  }

  @Override
  public boolean hasOwnChanges(Transaction transaction) {
    return transaction.hasOwnWrites(NAMESPACE);
  }

  @Override
  public long snapshotToAnswer(Transaction transaction) {
    return transaction.readDerived(NAMESPACE);
  }

  @Override
  public void ownChanges(Transaction transaction, Changes changes) {
    deliver(transaction.ownWrites(NAMESPACE), changes);
  }

  @Override
  public float @Nullable [] get(Transaction transaction, long rowId) {
    return vector(transaction.get(NAMESPACE, key(rowId)));
  }

  @Override
  public long estimateRows(ReadView view) {
    return view.estimateCount(NAMESPACE, KeyRange.ALL);
  }

  @Override
  public float @Nullable [] get(ReadView view, long rowId) {
    return vector(view.get(NAMESPACE, key(rowId)));
  }

  @Override
  public void scan(Transaction transaction, Changes rows) {
    deliver(transaction.scan(NAMESPACE, KeyRange.ALL, Direction.FORWARD), rows);
  }

  @Override
  public void scan(ReadView view, long after, Changes rows) {
    KeyRange range = after == Long.MIN_VALUE ? KeyRange.ALL : KeyRange.of(key(after + 1), null);
    deliver(view.scan(NAMESPACE, range, Direction.FORWARD), rows);
  }
}
