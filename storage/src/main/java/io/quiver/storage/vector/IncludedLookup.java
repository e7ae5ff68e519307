package io.quiver.storage.vector;

import io.quiver.storage.vector.IncludedFilter.Bound;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entries of a graph segment by a value of an INCLUDE column: entries ordered by number,
 * or grouped by value. Made for a column when it is first asked for. Thread-safe.
 */
final class IncludedLookup {
  private static final int[] NONE = {};

  /** From this share of all entries on, one in so many, a bit for each is quicker. */
  private static final int DENSE = 64;

  private final IncludedRows rows;
  private final int size;
  private final Map<Integer, int[]> ordered = new HashMap<>();
  private final Map<Integer, Map<Object, int[]>> grouped = new HashMap<>();

  IncludedLookup(IncludedRows rows, int size) {
    this.rows = rows;
    this.size = size;
  }

  /**
   * The entries that fulfil the narrowest of the bounds, outdated ones included, ascending; null
   * when there are more of them than {@code most} or there is no bound.
   */
  int @Nullable [] find(List<Bound> bounds, int most) {
    int[] best = null;
    for (Bound bound : bounds) {
      int[] found = find(bound, best == null ? most : best.length);
      best = found == null ? best : found;
    }
    if (best == null || rows.outdatedCount() == 0) {
      return best;
    }
    return best.length + rows.outdatedCount() > most ? null : withOutdated(best);
  }

  private int @Nullable [] find(Bound bound, int most) {
    Object value = bound.value();
    if (value != null) {
      int[] found = groups(bound.column()).getOrDefault(value, NONE);
      return found.length > most ? null : found;
    }
    int[] order = order(bound.column());
    int from = first(order, bound.column(), bound.from());
    int to =
        bound.to() == Long.MAX_VALUE ? order.length : first(order, bound.column(), bound.to() + 1);
    if (to - from > most) {
      return null;
    }
    int[] found = Arrays.copyOfRange(order, from, Math.max(from, to));
    sort(found);
    return found;
  }

  /** Many entries are sorted by a bit for each there could be: none of them is compared. */
  private void sort(int[] ordinals) {
    if (ordinals.length < size / DENSE) {
      Arrays.sort(ordinals);
      return;
    }
    long[] bits = new long[size / Long.SIZE + 1];
    for (int ordinal : ordinals) {
      bits[ordinal >> 6] |= 1L << ordinal;
    }
    int count = 0;
    for (int word = 0; word < bits.length; word++) {
      for (long left = bits[word]; left != 0; left &= left - 1) {
        ordinals[count++] = (word << 6) + Long.numberOfTrailingZeros(left);
      }
    }
  }

  /** The first place with at least this number. */
  private int first(int[] order, int column, long number) {
    int low = 0;
    int high = order.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rows.number(order[middle], column) < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int[] withOutdated(int[] found) {
    int[] all = Arrays.copyOf(found, found.length + rows.outdatedCount());
    int count = found.length;
    for (int ordinal = 0; ordinal < size && count < all.length; ordinal++) {
      if (rows.isOutdated(ordinal) && Arrays.binarySearch(found, ordinal) < 0) {
        all[count++] = ordinal;
      }
    }
    int[] sorted = Arrays.copyOf(all, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private synchronized int[] order(int column) {
    return ordered.computeIfAbsent(column, this::sorted);
  }

  /** By rank first and ordinal second, both in one long, so that plain numbers are sorted. */
  private int[] sorted(int column) {
    long[] numbers = new long[size];
    int count = 0;
    for (int ordinal = 0; ordinal < size; ordinal++) {
      if (!rows.isNull(ordinal, column)) {
        numbers[count++] = rows.number(ordinal, column);
      }
    }
    Arrays.sort(numbers, 0, count);
    long[] ranked = new long[count];
    int next = 0;
    for (int ordinal = 0; ordinal < size; ordinal++) {
      if (!rows.isNull(ordinal, column)) {
        long rank = Arrays.binarySearch(numbers, 0, count, rows.number(ordinal, column));
        ranked[next++] = rank << 32 | ordinal;
      }
    }
    Arrays.sort(ranked);
    return Arrays.stream(ranked).mapToInt(packed -> (int) packed).toArray();
  }

  private synchronized Map<Object, int[]> groups(int column) {
    return grouped.computeIfAbsent(column, this::byValue);
  }

  private Map<Object, int[]> byValue(int column) {
    Map<Object, Integer> left = new HashMap<>();
    for (int ordinal = 0; ordinal < size; ordinal++) {
      Object value = rows.object(ordinal, column);
      if (value != null) {
        left.merge(value, 1, Integer::sum);
      }
    }
    Map<Object, int[]> groups = new HashMap<>();
    left.forEach((value, count) -> groups.put(value, new int[count]));
    for (int ordinal = 0; ordinal < size; ordinal++) {
      Object value = rows.object(ordinal, column);
      int[] group = value == null ? null : groups.get(value);
      if (value != null && group != null) {
        group[group.length - left.merge(value, -1, Integer::sum) - 1] = ordinal;
      }
    }
    return groups;
  }

  synchronized long bytes() {
    return (long) Integer.BYTES * size * (ordered.size() + grouped.size());
  }
}
