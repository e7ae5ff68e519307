package io.quiver.storage.vector;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.Snapshot;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A state of the rows that a {@link PlainVectorSource} reads; rows have ids from 0. */
record RowsSnapshot(long timestamp, Map<Long, float[]> rows) implements Snapshot {
  RowsSnapshot {
    rows = new TreeMap<>(rows);
  }

  @Override
  public byte @Nullable [] get(int namespace, byte[] key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public KeyValueCursor scan(int namespace, KeyRange range, Direction direction) {
    Iterator<Map.Entry<Long, float[]>> each =
        rows.entrySet().stream()
            .filter(row -> range.contains(PlainVectorSource.key(row.getKey())))
            .iterator();
    return new KeyValueCursor() {
      private Map.@Nullable Entry<Long, float[]> at;

      @Override
      public boolean next() {
        at = each.hasNext() ? each.next() : null;
        return at != null;
      }

      @Override
      public byte[] key() {
        return PlainVectorSource.key(Objects.requireNonNull(at).getKey());
      }

      @Override
      public byte[] value() {
        return PlainVectorSource.value(Objects.requireNonNull(at).getValue());
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public long estimateCount(int namespace, KeyRange range) {
    return rows.size();
  }

  @Override
  public long changedAt(int namespace, byte[] key, long since) {
    return 0;
  }

  @Override
  public void close() {}
}
