package io.quiver.storage.text.lucene;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When rows were changed: what tells which version of a row a snapshot sees, while there are
 * versions that only some snapshots see. Changes are added by one thread, in the order of commits,
 * while others read.
 */
final class RowChanges {
  private final Map<Long, long[]> timestamps = new ConcurrentHashMap<>();

  void add(long rowId, long timestamp) {
    long[] known = timestamps.get(rowId);
    if (known == null) {
      timestamps.put(rowId, new long[] {timestamp});
    } else if (known[known.length - 1] < timestamp) {
      long[] longer = Arrays.copyOf(known, known.length + 1);
      longer[known.length] = timestamp;
      timestamps.put(rowId, longer);
    }
  }

  /** The rows that were changed at all. */
  Iterable<Long> rows() {
    return timestamps.keySet();
  }

  int size() {
    return timestamps.size();
  }

  /** Whether a snapshot sees the version of a row that a commit made. */
  boolean sees(long snapshot, long rowId, long from) {
    if (from > snapshot) {
      return false;
    }
    long[] changes = timestamps.get(rowId);
    if (changes != null) {
      for (long change : changes) {
        if (change > from && change <= snapshot) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * By row, the last change that every snapshot from {@code oldest} on sees: versions from before
   * it are needed by nobody.
   */
  Map<Long, Long> settled(long oldest) {
    Map<Long, Long> settled = new TreeMap<>();
    timestamps.forEach(
        (row, changes) -> {
          for (long change : changes) {
            if (change <= oldest) {
              settled.put(row, change);
            }
          }
        });
    return settled;
  }

  /** What is left to know when versions from before the settled changes are gone. */
  RowChanges after(long oldest) {
    RowChanges rest = new RowChanges();
    timestamps.forEach(
        (row, changes) -> {
          long[] later = Arrays.stream(changes).filter(change -> change > oldest).toArray();
          if (later.length > 0) {
            rest.timestamps.put(row, later);
          }
        });
    return rest;
  }

  /** As text, for the files. */
  String format() {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(timestamps)
        .forEach(
            (row, changes) -> {
              text.append(row);
              for (long change : changes) {
                text.append(',').append(change);
              }
              text.append(';');
            });
    return text.toString();
  }

  /** Reads what {@link #format} wrote; throws IllegalArgumentException for anything else. */
  static RowChanges parse(String text) {
    Map<Long, long[]> read = new HashMap<>();
    for (String entry : text.split(";")) {
      if (!entry.isEmpty()) {
        long[] numbers = Arrays.stream(entry.split(",")).mapToLong(Long::parseLong).toArray();
        read.put(numbers[0], Arrays.copyOfRange(numbers, 1, numbers.length));
      }
    }
    RowChanges changes = new RowChanges();
    changes.timestamps.putAll(read);
    return changes;
  }
}
