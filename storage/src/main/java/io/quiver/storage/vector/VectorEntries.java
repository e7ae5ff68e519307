package io.quiver.storage.vector;

import io.quiver.storage.value.DataType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Versions of rows' vectors: each has a row id, the commit it came with and the commit it was
 * superseded or deleted by. A snapshot S sees the entries with {@code from <= S < dead}; of one row
 * that is at most one.
 *
 * <p>Appending and marking are the index's writer's, under its lock; any thread may read. A reader
 * that has its snapshot sees every entry and mark of commits up to it. Equal only to itself.
 */
final class VectorEntries {
  /** Dead-since of an entry that is still current. */
  static final long ALIVE = Long.MAX_VALUE;

  private final StoredVectors vectors;
  private final @Nullable Map<Long, Integer> latest;
  private @Nullable IncludedRows included;
  private volatile @Nullable IncludedLookup lookup;
  private long[] rowIds;
  private long[] from;
  private long[] dead;
  private long newest;
  private int marked;
  private volatile int deadCount;
  private volatile int size;

  private VectorEntries(
      StoredVectors vectors,
      @Nullable Map<Long, Integer> latest,
      @Nullable IncludedRows included,
      int capacity) {
    this.vectors = vectors;
    this.latest = latest;
    this.included = included;
    this.rowIds = new long[capacity];
    this.from = new long[capacity];
    this.dead = new long[capacity];
  }

  private static final int CAPACITY = 256;

  /** Entries in commit order. */
  static VectorEntries inCommitOrder(int dimensions, List<DataType> included) {
    return new VectorEntries(
        VectorRows.growing(dimensions), new HashMap<>(), included(included, CAPACITY), CAPACITY);
  }

  /** Entries that are going to be appended ordered by row id, then commit. */
  static VectorEntries sorted(int dimensions, List<DataType> included, int count) {
    return new VectorEntries(
        VectorRows.sized(dimensions, count), null, included(included, count), count);
  }

  /** Like {@link #sorted(int, List, int)} when the count is not known yet. */
  static VectorEntries sorted(int dimensions, List<DataType> included) {
    return new VectorEntries(
        VectorRows.growing(dimensions), null, included(included, CAPACITY), CAPACITY);
  }

  private static @Nullable IncludedRows included(List<DataType> types, int capacity) {
    return types.isEmpty() ? null : new IncludedRows(types, capacity);
  }

  /** The vectors as they are; only of entries that have them in the heap. */
  VectorRows rows() {
    return (VectorRows) vectors;
  }

  StoredVectors vectors() {
    return vectors;
  }

  boolean isQuantized() {
    return vectors instanceof QuantizedRows;
  }

  /** Sorted entries for stored vectors, without marks; takes ids and commits as they are. */
  static VectorEntries restored(
      StoredVectors vectors,
      @Nullable IncludedRows included,
      long[] rowIds,
      long[] from,
      int count) {
    VectorEntries entries = new VectorEntries(vectors, null, included, count);
    for (int i = 0; i < count; i++) {
      entries.rowIds[i] = rowIds[i];
      entries.from[i] = from[i];
      entries.dead[i] = ALIVE;
      entries.newest = Math.max(entries.newest, from[i]);
    }
    entries.size = count;
    return entries;
  }

  /** The same entries with shortened vectors; not in use yet. */
  VectorEntries quantized(VectorIndexSettings settings) {
    return restored(QuantizedRows.of(settings, rows(), size), included, rowIds, from, size);
  }

  /**
   * The same entries, closed, with the same vectors in another place; under the writer's lock,
   * which marks only these from now on.
   */
  VectorEntries with(StoredVectors elsewhere) {
    VectorEntries entries = new VectorEntries(elsewhere, null, included, 0);
    entries.rowIds = rowIds;
    entries.from = from;
    entries.dead = dead;
    entries.newest = newest;
    entries.marked = marked;
    entries.deadCount = deadCount;
    entries.lookup = lookup;
    entries.size = size;
    return entries;
  }

  long newest() {
    return newest;
  }

  int size() {
    return size;
  }

  int deadCount() {
    return deadCount;
  }

  int liveCount() {
    return size - deadCount;
  }

  boolean isSorted() {
    return latest == null;
  }

  long rowId(int ordinal) {
    return rowIds[ordinal];
  }

  long from(int ordinal) {
    return from[ordinal];
  }

  long dead(int ordinal) {
    return dead[ordinal];
  }

  boolean visible(int ordinal, long snapshot) {
    return from[ordinal] <= snapshot && snapshot < dead[ordinal];
  }

  /** Whether a snapshot sees every entry: then no entry need be asked. */
  boolean allVisible(long snapshot) {
    return size == 0 || (deadCount == 0 && newest <= snapshot);
  }

  /** Values of INCLUDE columns, or null when there are none. */
  @Nullable IncludedRows included() {
    return included;
  }

  /** Takes the INCLUDE columns of all entries from a file; only before they are used. */
  void readIncluded(CheckedReader in) {
    IncludedRows empty = included;
    if (empty != null) {
      included = IncludedRows.read(in, empty.types(), size);
    }
  }

  /**
   * Finds entries by INCLUDE columns; null without any. Only where nothing is appended any more.
   */
  @Nullable IncludedLookup lookup() {
    IncludedLookup made = lookup;
    if (made == null && included != null) {
      made = new IncludedLookup(included, size);
      lookup = made;
    }
    return made;
  }

  /** One more entry with the INCLUDE columns of a row; null: they are not known. */
  void append(
      long rowId, long fromTimestamp, float[] block, int offset, @Nullable IncludedValues values) {
    if (included != null) {
      included.set(size, values);
    }
    append(rowId, fromTimestamp, block, offset);
  }

  /** One more entry with the INCLUDE columns of another. */
  void append(
      long rowId,
      long fromTimestamp,
      float[] block,
      int offset,
      VectorEntries source,
      int sourceOrdinal) {
    if (included != null && source.included != null) {
      included.copy(size, source.included, sourceOrdinal);
    }
    append(rowId, fromTimestamp, block, offset);
  }

  /** One more entry as another, whose vector is not shortened. */
  void append(VectorEntries source, int ordinal) {
    long rowId = source.rowId(ordinal);
    long timestamp = source.from(ordinal);
    if (source.vectors instanceof VectorRows rows) {
      append(rowId, timestamp, rows.block(ordinal), rows.offset(ordinal), source, ordinal);
    } else {
      append(rowId, timestamp, source.vectors.get(ordinal), 0, source, ordinal);
    }
  }

  private void append(long rowId, long fromTimestamp, float[] block, int offset) {
    int ordinal = rows().append(block, offset);
    if (ordinal == rowIds.length) {
      int capacity = Math.addExact(ordinal, ordinal >> 1);
      rowIds = Arrays.copyOf(rowIds, capacity);
      from = Arrays.copyOf(from, capacity);
      dead = Arrays.copyOf(dead, capacity);
    }
    rowIds[ordinal] = rowId;
    from[ordinal] = fromTimestamp;
    dead[ordinal] = ALIVE;
    newest = Math.max(newest, fromTimestamp);
    if (latest != null) {
      latest.put(rowId, ordinal);
    }
    size = ordinal + 1;
  }

  void markDead(int ordinal, long timestamp) {
    if (dead[ordinal] == ALIVE && timestamp != ALIVE) {
      dead[ordinal] = timestamp;
      marked++;
      deadCount = marked;
    }
  }

  /** Makes an entry invisible from a commit on; only before searches use it. */
  void hideFrom(int ordinal, long timestamp) {
    markDead(ordinal, timestamp);
    dead[ordinal] = Math.min(dead[ordinal], timestamp);
  }

  /** The current entry of a row, or -1. Writer only. */
  int findLive(long rowId) {
    if (latest != null) {
      Integer ordinal = latest.get(rowId);
      return ordinal != null && dead[ordinal] == ALIVE ? ordinal : -1;
    }
    return findVisible(rowId, ALIVE - 1);
  }

  /** The entry of a row that a snapshot sees, or -1; entries must be sorted. */
  int findVisible(long rowId, long snapshot) {
    int count = size;
    for (int i = firstAtLeast(rowId, count); i < count && rowIds[i] == rowId; i++) {
      if (visible(i, snapshot)) {
        return i;
      }
    }
    return -1;
  }

  private int firstAtLeast(long rowId, int count) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rowIds[middle] < rowId) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  long bytes() {
    IncludedLookup made = lookup;
    return vectors.bytes()
        + 3L * Long.BYTES * rowIds.length
        + (included == null ? 0 : included.bytes())
        + (made == null ? 0 : made.bytes());
  }
}
