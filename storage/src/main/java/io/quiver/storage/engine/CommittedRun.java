package io.quiver.storage.engine;

import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.SortedEntries;
import org.jspecify.annotations.Nullable;

/**
 * What one large commit wrote to one namespace, in the very entries that its transaction gathered:
 * nothing is copied or sorted again. Immutable.
 */
record CommittedRun(SortedEntries entries, long timestamp) {
  private static final int SAMPLED_ENTRIES = 64;

  @Nullable Version find(byte[] key) {
    long place = entries.find(key);
    return place < 0 ? null : new Version(timestamp, entries.value(place));
  }

  long start(KeyRange range) {
    byte[] from = range.from();
    return from == null ? entries.start() : entries.ceiling(from);
  }

  /** The place behind the range; not before its {@link #start}. */
  long end(KeyRange range) {
    byte[] to = range.to();
    return Math.max(start(range), to == null ? entries.end() : entries.ceiling(to));
  }

  boolean touches(KeyRange range) {
    return start(range) < end(range);
  }

  /** About how many keys of the range it has, removals counted as minus one. */
  long estimateCount(KeyRange range) {
    long end = end(range);
    long place = start(range);
    long count = entries.count(place, end);
    long live = 0;
    int seen = 0;
    while (place < end && seen < SAMPLED_ENTRIES) {
      live += entries.value(place) == null ? -1 : 1;
      seen++;
      place = entries.after(place);
    }
    return seen == 0 ? 0 : Math.round(live / (double) seen * count);
  }
}
