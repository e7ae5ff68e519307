package io.quiver.storage.graph;

import java.util.Arrays;

/**
 * Which rows of one table were written since some commit, in commit order. Guarded by its {@link
 * AdjacencyCache}.
 */
final class ChangedRows {
  /** Beyond this many a graph is built anew sooner than corrected. */
  private static final int LIMIT = 1 << 16;

  private long since;
  private long[] timestamps = new long[16];
  private long[] rowIds = new long[16];
  private int size;

  /** Knows every change after {@code since}. */
  ChangedRows(long since) {
    this.since = since;
  }

  /** Every change after this commit is known. */
  long since() {
    return since;
  }

  void add(long timestamp, long rowId) {
    if (size == LIMIT) {
      forget(timestamp);
      return;
    }
    if (size == rowIds.length) {
      timestamps = Arrays.copyOf(timestamps, size * 2);
      rowIds = Arrays.copyOf(rowIds, size * 2);
    }
    timestamps[size] = timestamp;
    rowIds[size++] = rowId;
  }

  /** From now on only changes after {@code timestamp} are known. */
  void forget(long timestamp) {
    since = timestamp;
    size = 0;
  }

  /** The last change at or before a snapshot; {@link #since} when none is known. */
  long lastBefore(long snapshot) {
    int place = size;
    while (place > 0 && timestamps[place - 1] > snapshot) {
      place--;
    }
    return place == 0 ? since : timestamps[place - 1];
  }

  /** The rows changed after a commit, repeated as often as they were. */
  long[] after(long timestamp) {
    int place = size;
    while (place > 0 && timestamps[place - 1] > timestamp) {
      place--;
    }
    return Arrays.copyOfRange(rowIds, place, size);
  }
}
