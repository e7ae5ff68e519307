package io.quiver.tck.kv;

import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.LargeWrites;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.kv.WriteCursor;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A batch that passes for writes that do not fit into memory. */
public final class LargeBatch implements LargeWrites {
  private final WriteBatch writes;

  public LargeBatch(WriteBatch writes) {
    this.writes = writes;
  }

  @Override
  public SortedSet<Integer> namespaces() {
    return new TreeSet<>(writes.writes().keySet());
  }

  @Override
  public WriteCursor open(int namespace) {
    Iterator<Map.Entry<byte[], byte @Nullable []>> entries =
        writes.writes(namespace).entrySet().iterator();
    return new WriteCursor() {
      private byte[] key = {};
      private byte @Nullable [] value;

      @Override
      public boolean next() {
        if (!entries.hasNext()) {
          return false;
        }
        Map.Entry<byte[], byte @Nullable []> entry = entries.next();
        key = entry.getKey();
        value = entry.getValue();
        return true;
      }

      @Override
      public byte[] key() {
        return key;
      }

      @Override
      public byte @Nullable [] value() {
        return value;
      }
    };
  }

  @Override
  public boolean touches(int namespace, KeyRange range) {
    return writes.touches(namespace, range);
  }

  @Override
  public boolean removes(int namespace, byte[] key) {
    return writes.removes(namespace, key);
  }
}
