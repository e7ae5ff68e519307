package io.quiver.storage.vector;

import java.util.Arrays;

/**
 * Working memory of one search, reused by later ones: visited marks, the two heaps of the graph
 * search and the buffers of bulk scoring. Confined to one thread at a time.
 */
final class SearchScratch {
  static final int BATCH = 64;

  static final Runnable NO_POLL = () -> {};

  /** Called now and then during a search; ends it by throwing. */
  Runnable poll = NO_POLL;

  int[] ordinals = new int[BATCH];
  float[] keys = new float[BATCH];
  double[] ranks = new double[BATCH];
  final LongHeap candidates = new LongHeap(1024);
  final LongHeap nearest = new LongHeap(128);

  /** A byte each, so that those of many rows fit into the processor's cache. */
  private byte[] stamps = new byte[0];

  private byte epoch;

  /** Forgets all visited marks; there is room for {@code size} ordinals. */
  void reset(int size) {
    if (stamps.length < size) {
      stamps = new byte[size];
      epoch = 0;
    }
    if (++epoch == 0) {
      Arrays.fill(stamps, (byte) 0);
      epoch = 1;
    }
    candidates.clear();
    nearest.clear();
  }

  /** Marks an ordinal; false when it was marked already. */
  boolean visit(int ordinal) {
    if (stamps[ordinal] == epoch) {
      return false;
    }
    stamps[ordinal] = epoch;
    return true;
  }

  void ensureBatch(int size) {
    if (ordinals.length < size) {
      ordinals = new int[size];
      keys = new float[size];
      ranks = new double[size];
    }
  }
}
