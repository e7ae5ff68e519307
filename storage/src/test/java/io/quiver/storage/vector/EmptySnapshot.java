package io.quiver.storage.vector;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.Keys;
import io.quiver.storage.kv.Snapshot;
import org.jspecify.annotations.Nullable;

/** The state of a database in which nothing was written yet. */
record EmptySnapshot(long timestamp) implements Snapshot {
  @Override
  public byte @Nullable [] get(int namespace, byte[] key) {
    return null;
  }

  @Override
  public KeyValueCursor scan(int namespace, KeyRange range, Direction direction) {
    return new KeyValueCursor() {
      @Override
      public boolean next() {
        return false;
      }

      @Override
      public byte[] key() {
        return Keys.empty();
      }

      @Override
      public byte[] value() {
        return Keys.empty();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public long estimateCount(int namespace, KeyRange range) {
    return 0;
  }

  @Override
  public long changedAt(int namespace, byte[] key, long since) {
    return 0;
  }

  @Override
  public void close() {}
}
