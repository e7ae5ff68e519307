package io.quiver.storage.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The k nearest of the rows offered to it; of equally near ones those with the lower row ids.
 * Confined to one thread.
 */
final class NearestRows {
  private final int k;
  private final double maxRank;
  private double[] ranks;
  private long[] rowIds;
  private int size;

  NearestRows(int k) {
    this(k, Double.POSITIVE_INFINITY);
  }

  private NearestRows(int k, double maxRank) {
    this.k = k;
    this.maxRank = maxRank;
    int capacity = Math.min(k, 128);
    this.ranks = new double[capacity];
    this.rowIds = new long[capacity];
  }

  /** Takes no rows that are clearly farther than a distance. */
  static NearestRows within(int k, Metric metric, double maxDistance) {
    double rank = metric == Metric.L2 ? maxDistance * Math.abs(maxDistance) : maxDistance;
    return new NearestRows(k, rank + Math.abs(rank) * 1e-5);
  }

  int size() {
    return size;
  }

  /** Whether {@link #offer} would take the row. */
  boolean wants(double rank, long rowId) {
    return size == k ? k > 0 && before(rank, rowId, ranks[0], rowIds[0]) : rank <= maxRank;
  }

  /** Takes the row if it is among the k nearest so far; a NaN rank is never. */
  void offer(double rank, long rowId) {
    if (size == k) {
      if (k > 0 && before(rank, rowId, ranks[0], rowIds[0])) {
        sink(rank, rowId);
      }
    } else if (rank <= maxRank) {
      push(rank, rowId);
    }
  }

  /** So many rows it keeps. */
  int limit() {
    return k;
  }

  /** In no particular order. */
  void forEachRow(LongConsumer rows) {
    for (int i = 0; i < size; i++) {
      rows.accept(rowIds[i]);
    }
  }

  void offerAll(NearestRows other) {
    for (int i = 0; i < other.size; i++) {
      offer(other.ranks[i], other.rowIds[i]);
    }
  }

  /** Nearest first; leaves out what is farther than {@code maxDistance}. */
  List<VectorHit> hits(Metric metric, double maxDistance) {
    List<VectorHit> hits = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      double distance = QueryScorer.distance(metric, ranks[i]);
      if (distance <= maxDistance) {
        hits.add(new VectorHit(rowIds[i], distance));
      }
    }
    hits.sort(Comparator.comparingDouble(VectorHit::distance).thenComparingLong(VectorHit::rowId));
    return hits;
  }

  private static boolean before(double rank, long rowId, double otherRank, long otherRowId) {
    return rank < otherRank || (rank == otherRank && rowId < otherRowId);
  }

  // A heap with the farthest row on top.

  private void push(double rank, long rowId) {
    if (size == ranks.length) {
      int capacity = Math.min(k, size * 2);
      ranks = Arrays.copyOf(ranks, capacity);
      rowIds = Arrays.copyOf(rowIds, capacity);
    }
    int i = size++;
    while (i > 0) {
      int parent = (i - 1) >> 1;
      if (!before(ranks[parent], rowIds[parent], rank, rowId)) {
        break;
      }
      set(i, ranks[parent], rowIds[parent]);
      i = parent;
    }
    set(i, rank, rowId);
  }

  private void sink(double rank, long rowId) {
    int i = 0;
    while (true) {
      int child = 2 * i + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size
          && before(ranks[child], rowIds[child], ranks[child + 1], rowIds[child + 1])) {
        child++;
      }
      if (!before(rank, rowId, ranks[child], rowIds[child])) {
        break;
      }
      set(i, ranks[child], rowIds[child]);
      i = child;
    }
    set(i, rank, rowId);
  }

  private void set(int i, double rank, long rowId) {
    ranks[i] = rank;
    rowIds[i] = rowId;
  }
}
