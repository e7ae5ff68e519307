package io.quiver.storage.engine;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.Keys;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The commits of one generation to one namespace: key to version chain. One thread at a time
 * inserts, any number read meanwhile.
 */
final class NamespaceOverlay {
  /** Heap use of a key beyond its bytes: map node, version, array headers. */
  static final int ENTRY_OVERHEAD = 112;

  private static final int COUNTED_ENTRIES = 128;

  private final ConcurrentSkipListMap<byte[], Version> versions =
      new ConcurrentSkipListMap<>(Keys.ORDER);

  /** Read without synchronisation for estimates only. */
  private long keys;

  /** Returns the bytes that this took. */
  long insert(byte[] key, byte @Nullable [] value, long timestamp, long oldestSnapshot) {
    Version version = new Version(timestamp, value);
    Version previous = versions.putIfAbsent(key, version);
    if (previous == null) {
      keys++;
    } else {
      version.follow(previous);
      versions.put(key, version);
      version.trim(oldestSnapshot);
    }
    return (long) key.length + (value == null ? 0 : value.length) + ENTRY_OVERHEAD;
  }

  @Nullable Version find(byte[] key, long timestamp) {
    return Version.visible(versions.get(key), timestamp);
  }

  /** Whether a commit after {@code timestamp} wrote a key of the range. */
  boolean changedAfter(KeyRange range, long timestamp) {
    for (Version version : within(range).values()) {
      if (version.timestamp > timestamp) {
        return true;
      }
    }
    return false;
  }

  LayerCursor cursor(KeyRange range, Direction direction, long timestamp) {
    ConcurrentNavigableMap<byte[], Version> part = within(range);
    if (direction == Direction.BACKWARD) {
      part = part.descendingMap();
    }
    return new OverlayCursor(part.entrySet().iterator(), timestamp);
  }

  /** All keys with their newest version. */
  Iterable<Map.Entry<byte[], Version>> newest() {
    return versions.entrySet();
  }

  boolean isEmpty() {
    return versions.isEmpty();
  }

  /** About how many keys of the range are here, removals counted as minus one. */
  long estimateCount(KeyRange range) {
    long live = 0;
    int seen = 0;
    for (Iterator<Map.Entry<byte[], Version>> all = within(range).entrySet().iterator();
        all.hasNext(); ) {
      Map.Entry<byte[], Version> entry = all.next();
      live += entry.getValue().value == null ? -1 : 1;
      if (++seen == COUNTED_ENTRIES) {
        double part = KeyInterpolation.fraction(first(range), entry.getKey(), last(range));
        double whole = Math.min((double) keys, seen / Math.max(part, 1e-12));
        return Math.round(live / (double) seen * whole);
      }
    }
    return live;
  }

  private byte[] first(KeyRange range) {
    byte[] from = range.from();
    return from == null ? versions.firstKey() : from;
  }

  private byte[] last(KeyRange range) {
    byte[] to = range.to();
    return to == null ? versions.lastKey() : to;
  }

  private ConcurrentNavigableMap<byte[], Version> within(KeyRange range) {
    byte[] from = range.from();
    byte[] to = range.to();
    if (range.isEmpty()) {
      // subMap refuses bounds in the wrong order.
      byte[] least = Keys.empty();
      return versions.headMap(least, false);
    }
    if (from == null) {
      return to == null ? versions : versions.headMap(to, false);
    }
    return to == null ? versions.tailMap(from, true) : versions.subMap(from, true, to, false);
  }
}
