package io.quiver.storage.tx;

import io.quiver.storage.kv.Keys;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.log.WriteBatchCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where the writes of a prepared transaction lie in its parts: those to one namespace follow each
 * other in key order. Filled part by part, then never changed.
 */
final class PreparedIndex {
  /** The parts that have writes to one namespace. */
  static final class Span {
    final int firstPart;

    /** Of each part from the first on. */
    final List<byte[]> firstKeys = new ArrayList<>(1);

    byte[] lastKey = Keys.empty();

    Span(int firstPart) {
      this.firstPart = firstPart;
    }

    int parts() {
      return firstKeys.size();
    }

    /** Which of its parts may have the first key that is not less; the first part is 0. */
    int partOf(byte @Nullable [] key) {
      int part = 0;
      while (key != null
          && part + 1 < firstKeys.size()
          && Keys.ORDER.compare(firstKeys.get(part + 1), key) <= 0) {
        part++;
      }
      return part;
    }
  }

  private final SortedMap<Integer, Span> spans = new TreeMap<>();
  private int parts;
  private long bytes;
  private long entries;

  /** Adds the next part. */
  void add(byte[] part) {
    parts++;
    WriteBatch writes = new WriteBatch();
    WriteBatchCodec.decode(part, writes);
    bytes += writes.bytes();
    entries += writes.entries();
    writes
        .writes()
        .forEach(
            (namespace, keys) -> {
              Span span = spans.computeIfAbsent(namespace, n -> new Span(parts));
              span.firstKeys.add(keys.firstKey());
              span.lastKey = keys.lastKey();
            });
  }

  int parts() {
    return parts;
  }

  /** What the writes would take of the heap, about. */
  long heapBytes() {
    return bytes + entries * WriteSet.ENTRY_OVERHEAD;
  }

  SortedSet<Integer> namespaces() {
    return new TreeSet<>(spans.keySet());
  }

  /** Null when the namespace is not written. */
  @Nullable Span span(int namespace) {
    return spans.get(namespace);
  }
}
