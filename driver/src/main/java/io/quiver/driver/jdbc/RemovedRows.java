package io.quiver.driver.jdbc;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which rows of a list have been removed, by their numbers as written; adding one and finding the
 * row at an index takes logarithmic time. Not thread-safe.
 */
final class RemovedRows {
  private static final int CHUNK = 64;

  private final BitSet removed = new BitSet();

  /**
   * How many are removed in each chunk of numbers, summed up as a Fenwick tree: the node i is about
   * the chunks that end with the i-th, as many as its lowest bit says. A power of two of nodes,
   * from 1; later chunks have none removed.
   */
  private int[] tree = new int[2];

  private int count;

  int count() {
    return count;
  }

  /** Removes the row of a number that is there. */
  void add(int number) {
    removed.set(number);
    int chunk = number / CHUNK + 1;
    while (chunk >= tree.length) {
      int nodes = (tree.length - 1) * 2;
      tree = Arrays.copyOf(tree, nodes + 1);
      tree[nodes] = count;
    }
    for (int node = chunk; node < tree.length; node += node & -node) {
      tree[node]++;
    }
    count++;
  }

  /** The number as written of the row that so many rows precede which are there. */
  int written(int index) {
    if (count == 0) {
      return index;
    }
    int chunks = 0;
    long left = index;
    for (int step = tree.length - 1; step > 0; step >>= 1) {
      int node = chunks + step;
      if (node < tree.length) {
        long kept = (long) step * CHUNK - tree[node];
        if (kept <= left) {
          chunks = node;
          left -= kept;
        }
      }
    }
    long start = (long) chunks * CHUNK;
    if (chunks == tree.length - 1) {
      return (int) (start + left);
    }
    int number = removed.nextClearBit((int) start);
    for (; left > 0; left--) {
      number = removed.nextClearBit(number + 1);
    }
    return number;
  }
}
