package io.quiver.storage.tx;

import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction has read of one namespace: ranges that neither overlap nor touch. Beyond a
 * number of ranges the whole namespace counts as read, which may abort more than necessary and
 * never less. Confined to its transaction.
 */
final class NamespaceReads {
  /** Ranges and open scans that are kept apart. */
  static final int MAXIMUM_RANGES = 10_000;

  /** First key, inclusive, to end, exclusive; null: no end. */
  private final NavigableMap<byte[], byte @Nullable []> ranges = new TreeMap<>(Keys.ORDER);

  private final List<ScanRead> open = new ArrayList<>(0);
  private boolean everything;

  boolean isEverything() {
    return everything;
  }

  void addEverything() {
    everything = true;
    ranges.clear();
    open.clear();
  }

  void add(byte @Nullable [] from, byte @Nullable [] to) {
    if (everything) {
      return;
    }
    byte[] start = from == null ? Keys.empty() : from;
    byte[] end = to;
    Map.Entry<byte[], byte @Nullable []> before = ranges.floorEntry(start);
    if (before != null && reaches(before.getValue(), start)) {
      byte[] known = before.getValue();
      if (known == null || (end != null && Arrays.compareUnsigned(end, known) <= 0)) {
        return;
      }
      start = before.getKey();
    }
    Map.Entry<byte[], byte @Nullable []> next = ranges.ceilingEntry(start);
    while (next != null && reaches(end, next.getKey())) {
      byte[] known = next.getValue();
      if (known == null || (end != null && Arrays.compareUnsigned(known, end) > 0)) {
        end = known;
      }
      ranges.remove(next.getKey());
      next = ranges.ceilingEntry(start);
    }
    ranges.put(start, end);
    if (ranges.size() > MAXIMUM_RANGES) {
      addEverything();
    }
  }

  /** Whether a range with this end touches one that begins at the key. */
  private static boolean reaches(byte @Nullable [] end, byte[] key) {
    return end == null || Arrays.compareUnsigned(end, key) >= 0;
  }

  /** A scan begins; what it has passed counts when it {@link #close closes} or at the commit. */
  @Nullable ScanRead open(ScanRead scan) {
    if (everything) {
      return null;
    }
    open.add(scan);
    if (open.size() > MAXIMUM_RANGES) {
      addEverything();
    }
    return scan;
  }

  void close(ScanRead scan) {
    int index = open.size() - 1;
    while (index >= 0 && open.get(index) != scan) {
      index--;
    }
    if (index >= 0) {
      open.remove(index);
      scan.addTo(this);
    }
  }

  /** Everything that was read so far. */
  List<KeyRange> ranges() {
    for (ScanRead scan : List.copyOf(open)) {
      scan.addTo(this);
    }
    if (everything) {
      return List.of(KeyRange.ALL);
    }
    List<KeyRange> all = new ArrayList<>(ranges.size());
    ranges.forEach((from, to) -> all.add(KeyRange.of(from, to)));
    return all;
  }
}
