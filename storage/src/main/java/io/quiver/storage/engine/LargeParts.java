package io.quiver.storage.engine;

import io.quiver.storage.kv.LargeWrites;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.kv.WriteCursor;
import io.quiver.storage.log.WriteBatchCodec;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The parts of a commit that does not fit into memory, encoded for the log one by one. */
public final class LargeParts implements Iterator<byte[]> {
  private final LargeWrites large;
  private final Iterator<Integer> namespaces;
  private final Queue<byte[]> ready = new ArrayDeque<>();
  private int namespace;
  private @Nullable WriteCursor cursor;

  public LargeParts(WriteBatch small, LargeWrites large) {
    this.large = large;
    this.namespaces = large.namespaces().iterator();
    if (!small.isEmpty()) {
      ready.addAll(WriteBatchCodec.encode(small).parts());
    }
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty()) {
      WriteCursor from = cursor;
      if (from == null) {
        if (!namespaces.hasNext()) {
          return false;
        }
        namespace = namespaces.next();
        cursor = large.open(namespace);
      } else {
        encodeSome(from);
      }
    }
    return true;
  }

  private void encodeSome(WriteCursor from) {
    WriteBatch batch = new WriteBatch();
    while (batch.bytes() < WriteBatchCodec.PART_BYTES) {
      if (!from.next()) {
        cursor = null;
        break;
      }
      byte @Nullable [] value = from.value();
      if (value == null) {
        batch.remove(namespace, from.key());
      } else {
        batch.put(namespace, from.key(), value);
      }
    }
    if (!batch.isEmpty()) {
      ready.addAll(WriteBatchCodec.encode(batch).parts());
    }
  }

  @Override
  public byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }
}
