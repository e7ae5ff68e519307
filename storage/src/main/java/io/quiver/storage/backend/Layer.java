package io.quiver.storage.backend;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.Keys;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes that are not in the library's files yet. Namespaces are dropped first, then entries are
 * written. Changed by one thread until it is frozen, then by nobody.
 */
final class Layer {
  /** Stands for the absence of a value; compared by identity. */
  static final byte[] REMOVED = new byte[0];

  final NavigableMap<byte[], byte[]> entries = new TreeMap<>(Keys.ORDER);
  final Set<Integer> dropped = new HashSet<>();

  void put(int namespace, byte[] key, byte @Nullable [] value) {
    // A copy of its own, should somebody hand in the very array.
    entries.put(
        FlatKeys.of(0, namespace, key),
        value == null ? REMOVED : value == REMOVED ? new byte[0] : value);
    int samples = FlatKeys.samples(key);
    for (int level = 1; level <= samples; level++) {
      entries.put(
          FlatKeys.of(level, namespace, key), value == null ? REMOVED : Sealing.PRESENT.clone());
    }
  }

  /** Only before anything of the namespace is written here. */
  void drop(int namespace) {
    dropped.add(namespace);
  }

  boolean isEmpty() {
    return entries.isEmpty() && dropped.isEmpty();
  }

  int size() {
    return entries.size() + dropped.size();
  }

  /** This one with a later one on top. */
  Layer with(Layer upper) {
    Layer result = new Layer();
    for (Map.Entry<byte[], byte[]> entry : entries.entrySet()) {
      if (!upper.dropped.contains(FlatKeys.namespace(entry.getKey()))) {
        result.entries.put(entry.getKey(), entry.getValue());
      }
    }
    result.entries.putAll(upper.entries);
    result.dropped.addAll(dropped);
    result.dropped.addAll(upper.dropped);
    return result;
  }

  /** With {@link #REMOVED} as values where entries were removed. */
  KeyValueCursor scan(KeyRange range, Direction direction) {
    byte[] from = range.from();
    byte[] to = range.to();
    if (from == null || to == null) {
      throw new IllegalArgumentException("a flat range has two ends");
    }
    NavigableMap<byte[], byte[]> part = entries.subMap(from, true, to, false);
    return new EntryCursor(
        (direction == Direction.FORWARD ? part : part.descendingMap()).entrySet().iterator());
  }

  /** Walks over entries in memory. */
  private static final class EntryCursor implements KeyValueCursor {
    private final Iterator<Map.Entry<byte[], byte[]>> entries;
    private Map.@Nullable Entry<byte[], byte[]> current;

    EntryCursor(Iterator<Map.Entry<byte[], byte[]>> entries) {
      this.entries = entries;
    }

    @Override
    public boolean next() {
      current = entries.hasNext() ? entries.next() : null;
      return current != null;
    }

    private Map.Entry<byte[], byte[]> current() {
      Map.Entry<byte[], byte[]> entry = current;
      if (entry == null) {
        throw new IllegalStateException("the cursor stands on no entry");
      }
      return entry;
    }

    @Override
    public byte[] key() {
      return current().getKey();
    }

    @Override
    public byte[] value() {
      return current().getValue();
    }

    @Override
    public void close() {
      current = null;
    }
  }
}
