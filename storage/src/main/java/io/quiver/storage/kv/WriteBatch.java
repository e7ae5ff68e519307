package io.quiver.storage.kv;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes to any number of namespaces, sorted; a null value removes its key. Not thread-safe while
 * being filled. Keys and values are not copied.
 */
public final class WriteBatch {
  private final SortedMap<Integer, NavigableMap<byte[], byte @Nullable []>> writes;
  private long bytes;
  private long entries;

  public WriteBatch() {
    this(new TreeMap<>(), 0, 0);
  }

  private WriteBatch(
      SortedMap<Integer, NavigableMap<byte[], byte @Nullable []>> writes,
      long bytes,
      long entries) {
    this.writes = writes;
    this.bytes = bytes;
    this.entries = entries;
  }

  /**
   * A batch of maps that exist already, which are not copied and must not be changed any more. They
   * are ordered by {@link Keys#ORDER}.
   */
  public static WriteBatch of(
      SortedMap<Integer, NavigableMap<byte[], byte @Nullable []>> writes,
      long bytes,
      long entries) {
    return new WriteBatch(writes, bytes, entries);
  }

  public void put(int namespace, byte[] key, byte[] value) {
    write(namespace, key, value);
  }

  public void remove(int namespace, byte[] key) {
    write(namespace, key, null);
  }

  private void write(int namespace, byte[] key, byte @Nullable [] value) {
    writes.computeIfAbsent(namespace, n -> new KeyMap()).put(key, value);
    bytes += key.length + (value == null ? 0 : value.length) + 16;
    entries++;
  }

  /** Namespace to sorted writes; null is a removal. */
  public SortedMap<Integer, NavigableMap<byte[], byte @Nullable []>> writes() {
    return Collections.unmodifiableSortedMap(writes);
  }

  /** The writes to one namespace, empty when there are none. */
  public NavigableMap<byte[], byte @Nullable []> writes(int namespace) {
    NavigableMap<byte[], byte @Nullable []> found = writes.get(namespace);
    return found == null
        ? Collections.unmodifiableNavigableMap(new KeyMap())
        : Collections.unmodifiableNavigableMap(found);
  }

  /** Whether the batch writes a key of the range. */
  public boolean touches(int namespace, KeyRange range) {
    NavigableMap<byte[], byte @Nullable []> found = writes.get(namespace);
    if (found == null) {
      return false;
    }
    byte[] from = range.from();
    byte[] first = from == null ? found.firstKey() : found.ceilingKey(from);
    return first != null && range.contains(first);
  }

  /** Whether the batch removes the key. */
  public boolean removes(int namespace, byte[] key) {
    NavigableMap<byte[], byte @Nullable []> found = writes.get(namespace);
    return found != null && found.get(key) == null && found.containsKey(key);
  }

  public boolean isEmpty() {
    return entries == 0;
  }

  /** Number of put and remove calls. */
  public long entries() {
    return entries;
  }

  /** Approximate size, for triggers and limits. */
  public long bytes() {
    return bytes;
  }
}
