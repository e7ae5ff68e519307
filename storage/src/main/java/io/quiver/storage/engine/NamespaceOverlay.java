package io.quiver.storage.engine;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.Keys;
import io.quiver.storage.kv.SortedEntries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The commits of one generation to one namespace: each key with its versions, by hash for point
 * reads and in order for scans; of large commits a few as they came. One thread at a time inserts,
 * any number read meanwhile.
 */
final class NamespaceOverlay {
  /** Heap use of a key beyond its bytes: map node, chain, version, array headers. */
  private static final int ENTRY_OVERHEAD = 160;

  /** The same for an entry of a commit that is kept as it came. */
  private static final int RUN_ENTRY_OVERHEAD = 64;

  /** A commit of fewer entries is not worth a look of its own for every reader. */
  private static final int LEAST_RUN = 256;

  private static final int MOST_RUNS = 8;

  private static final int COUNTED_ENTRIES = 128;

  private final KeyIndex index = new KeyIndex();
  private final ConcurrentSkipListMap<byte[], VersionChain> ordered =
      new ConcurrentSkipListMap<>(Keys.ORDER);

  /** No key of the index is greater; null while it is empty. */
  private volatile byte @Nullable [] greatest;

  /** Oldest first; exchanged, never changed. */
  private volatile CommittedRun[] runs = {};

  /** The last commit that wrote here. */
  private volatile long lastTimestamp;

  /**
   * Adds a commit.
   *
   * @param bytes size of its keys and values
   * @return the bytes that this took
   */
  long insert(SortedEntries entries, long bytes, long timestamp, long oldestSnapshot) {
    if (entries.size() >= LEAST_RUN && runs.length < MOST_RUNS) {
      entries.seal();
      CommittedRun[] more = Arrays.copyOf(runs, runs.length + 1);
      more[runs.length] = new CommittedRun(entries, timestamp);
      lastTimestamp = timestamp;
      runs = more;
      return bytes + (long) entries.size() * RUN_ENTRY_OVERHEAD;
    }
    long added = 0;
    long end = entries.end();
    for (long place = entries.start(); place != end; place = entries.after(place)) {
      added += insert(entries.key(place), entries.value(place), timestamp, oldestSnapshot);
    }
    return added;
  }

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
      byte[] last = greatest;
      if (last == null || Keys.ORDER.compare(key, last) > 0) {
        greatest = key;
      }
    }
    return (long) key.length + (value == null ? 0 : value.length) + ENTRY_OVERHEAD;
  }

  @Nullable Version find(byte[] key, long timestamp) {
    byte[] last = greatest;
    Version found = null;
    // Keys that grow are asked for before they are added: not one of them needs the hash.
    if (last != null && Arrays.compareUnsigned(key, last) <= 0) {
      VersionChain chain = index.find(key, Keys.hash(key));
      found = chain == null ? null : chain.visible(timestamp);
    }
    CommittedRun[] all = runs;
    for (int i = all.length - 1; i >= 0; i--) {
      CommittedRun run = all[i];
      if (run.timestamp() <= timestamp) {
        if (found != null && found.timestamp > run.timestamp()) {
          return found;
        }
        Version version = run.find(key);
        if (version != null) {
          return version;
        }
      }
    }
    return found;
  }

  /** Whether a commit after {@code timestamp} wrote a key of the range. */
  boolean changedAfter(KeyRange range, long timestamp) {
    if (lastTimestamp <= timestamp) {
      return false;
    }
    for (CommittedRun run : runs) {
      if (run.timestamp() > timestamp && run.touches(range)) {
        return true;
      }
    }
    for (VersionChain chain : within(range).values()) {
      if (chain.newest().timestamp > timestamp) {
        return true;
      }
    }
    return false;
  }

  LayerCursor cursor(KeyRange range, Direction direction, long timestamp) {
    return new OverlayCursor(sources(range, direction, timestamp), direction);
  }

  /** Its keys of the range, in one or more sequences, as a snapshot sees them. */
  List<OverlaySource> sources(KeyRange range, Direction direction, long timestamp) {
    List<OverlaySource> sources = new ArrayList<>(1);
    if (greatest != null) {
      ConcurrentNavigableMap<byte[], VersionChain> part = within(range);
      if (direction == Direction.BACKWARD) {
        part = part.descendingMap();
      }
      sources.add(new OverlaySource.Chains(part.values().iterator(), timestamp));
    }
    for (CommittedRun run : runs) {
      if (run.timestamp() <= timestamp && run.touches(range)) {
        sources.add(new OverlaySource.Run(run, range, direction));
      }
    }
    return sources;
  }

  /** How many entries are here; one that was written several times may count as several. */
  long entries() {
    long entries = index.size();
    for (CommittedRun run : runs) {
      entries += run.entries().size();
    }
    return entries;
  }

  /** Every key in order with its latest value. */
  LayerCursor latest() {
    return cursor(KeyRange.ALL, Direction.FORWARD, Long.MAX_VALUE);
  }

  /** About how many keys of the range are here, removals counted as minus one. */
  long estimateCount(KeyRange range) {
    long count = estimateChains(range);
    for (CommittedRun run : runs) {
      count += run.estimateCount(range);
    }
    return count;
  }

  private long estimateChains(KeyRange range) {
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
