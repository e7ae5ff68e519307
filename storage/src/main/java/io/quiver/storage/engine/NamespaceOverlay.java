package io.quiver.storage.engine;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.Keys;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The commits of one generation to one namespace: each key with its versions, by hash for point
 * reads and in order for scans. One thread at a time inserts, any number read meanwhile.
 */
final class NamespaceOverlay {
  /** Heap use of a key beyond its bytes: map node, chain, version, array headers. */
  private static final int ENTRY_OVERHEAD = 160;

  private static final int COUNTED_ENTRIES = 128;

  private final KeyIndex index = new KeyIndex();
  private final ConcurrentSkipListMap<byte[], VersionChain> ordered =
      new ConcurrentSkipListMap<>(Keys.ORDER);

  /** The last commit that wrote here. */
  private volatile long lastTimestamp;

  /** Returns the bytes that this took. */
  long insert(byte[] key, byte @Nullable [] value, long timestamp, long oldestSnapshot) {
    Version version = new Version(timestamp, value);
    lastTimestamp = timestamp;
    int hash = Keys.hash(key);
    VersionChain chain = index.find(key, hash);
    if (chain != null) {
      chain.add(version, oldestSnapshot);
    } else {
      VersionChain first = new VersionChain(key, hash, version);
      index.add(first);
      ordered.put(key, first);
    }
    return (long) key.length + (value == null ? 0 : value.length) + ENTRY_OVERHEAD;
  }

  @Nullable Version find(byte[] key, long timestamp) {
    VersionChain chain = index.find(key, Keys.hash(key));
    return chain == null ? null : chain.visible(timestamp);
  }

  /** Whether a commit after {@code timestamp} wrote a key of the range. */
  boolean changedAfter(KeyRange range, long timestamp) {
    if (lastTimestamp <= timestamp) {
      return false;
    }
    for (VersionChain chain : within(range).values()) {
      if (chain.newest().timestamp > timestamp) {
        return true;
      }
    }
    return false;
  }

  LayerCursor cursor(KeyRange range, Direction direction, long timestamp) {
    ConcurrentNavigableMap<byte[], VersionChain> part = within(range);
    if (direction == Direction.BACKWARD) {
      part = part.descendingMap();
    }
    return new OverlayCursor(part.values().iterator(), timestamp);
  }

  /** All keys in order. */
  Iterable<VersionChain> chains() {
    return ordered.values();
  }

  /** About how many keys of the range are here, removals counted as minus one. */
  long estimateCount(KeyRange range) {
    long live = 0;
    int seen = 0;
    for (VersionChain chain : within(range).values()) {
      live += chain.newest().value == null ? -1 : 1;
      if (++seen == COUNTED_ENTRIES) {
        double part = KeyInterpolation.fraction(first(range), chain.key, last(range));
        double whole = Math.min((double) index.size(), seen / Math.max(part, 1e-12));
        return Math.round(live / (double) seen * whole);
      }
    }
    return live;
  }

  private byte[] first(KeyRange range) {
    byte[] from = range.from();
    return from == null ? ordered.firstKey() : from;
  }

  private byte[] last(KeyRange range) {
    byte[] to = range.to();
    return to == null ? ordered.lastKey() : to;
  }

  private ConcurrentNavigableMap<byte[], VersionChain> within(KeyRange range) {
    byte[] from = range.from();
    byte[] to = range.to();
    if (range.isEmpty()) {
      // subMap refuses bounds in the wrong order.
      byte[] least = Keys.empty();
      return ordered.headMap(least, false);
    }
    if (from == null) {
      return to == null ? ordered : ordered.headMap(to, false);
    }
    return to == null ? ordered.tailMap(from, true) : ordered.subMap(from, true, to, false);
  }
}
