package io.quiver.storage.engine;

import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.KeyMap;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.SortedEntries;
import io.quiver.storage.kv.WriteBatch;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run of commits held in memory until the checkpoint thread has written them to the store. One
 * thread at a time inserts (under the commit mutex), any number read meanwhile.
 */
final class Generation {
  private volatile NamespaceTable namespaces = NamespaceTable.EMPTY;
  private volatile long bytes;
  private volatile long lastTimestamp;

  /** Namespaces of a single commit whose every key counts as written by it; mostly null. */
  private final @Nullable Set<Integer> whole;

  Generation() {
    whole = null;
  }

  /** What is remembered of a commit that was too large for memory, once the store has it. */
  Generation(CommittedBatch commit, long oldestSnapshot) {
    whole = commit.unlisted();
    insert(commit.writes(), commit.timestamp(), oldestSnapshot);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer: the holder of the commit mutex
  void insert(WriteBatch writes, long timestamp, long oldestSnapshot) {
    long added = 0;
    for (Map.Entry<Integer, NavigableMap<byte[], byte @Nullable []>> part :
        writes.writes().entrySet()) {
      NamespaceOverlay overlay = at(part.getKey());
      SortedEntries entries = KeyMap.entries(part.getValue());
      if (entries != null) {
        // Sizes are known of the whole commit only.
        long size = writes.bytes() / Math.max(1, writes.entries()) * entries.size();
        added += overlay.insert(entries, size, timestamp, oldestSnapshot);
        continue;
      }
      for (Map.Entry<byte[], byte @Nullable []> write : part.getValue().entrySet()) {
        added += overlay.insert(write.getKey(), write.getValue(), timestamp, oldestSnapshot);
      }
    }
    bytes += added;
    lastTimestamp = timestamp;
  }

  private NamespaceOverlay at(int namespace) {
    NamespaceOverlay overlay = namespaces.get(namespace);
    if (overlay == null) {
      overlay = new NamespaceOverlay();
      namespaces = namespaces.with(namespace, overlay);
    }
    return overlay;
  }

  @Nullable NamespaceOverlay namespace(int namespace) {
    return namespaces.get(namespace);
  }

  /** The newest version of a key not after {@code timestamp}. */
  @Nullable Version find(int namespace, byte[] key, long timestamp) {
    if (isWhole(namespace)) {
      return lastTimestamp <= timestamp ? new Version(lastTimestamp, null) : null;
    }
    NamespaceOverlay overlay = namespaces.get(namespace);
    return overlay == null ? null : overlay.find(key, timestamp);
  }

  private boolean isWhole(int namespace) {
    return whole != null && whole.contains(namespace);
  }

  boolean changedAfter(int namespace, KeyRange range, long timestamp) {
    if (isWhole(namespace)) {
      return lastTimestamp > timestamp;
    }
    NamespaceOverlay overlay = namespaces.get(namespace);
    return overlay != null && overlay.changedAfter(range, timestamp);
  }

  /** Namespace to commits, in the order in which a checkpoint writes them. */
  NavigableMap<Integer, NamespaceOverlay> namespaces() {
    NavigableMap<Integer, NamespaceOverlay> all = new TreeMap<>();
    namespaces.forEach((namespace, overlay) -> all.put(namespace, overlay));
    return all;
  }

  boolean isEmpty() {
    return lastTimestamp == 0;
  }

  long bytes() {
    return bytes;
  }

  /** 0 when empty. */
  long lastTimestamp() {
    return lastTimestamp;
  }
}
