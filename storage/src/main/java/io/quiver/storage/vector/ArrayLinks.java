package io.quiver.storage.vector;

import io.quiver.storage.vector.lucene.GraphLevel;

/** Neighbours in the heap. */
final class ArrayLinks implements Links {
  private final int[] offsets;
  private final int[] neighbours;

  ArrayLinks(GraphLevel lowest) {
    this.offsets = lowest.offsets();
    this.neighbours = lowest.neighbours();
  }

  @Override
  public int size() {
    return offsets.length - 1;
  }

  @Override
  public int start(int node) {
    return offsets[node];
  }

  @Override
  public int neighbour(int place) {
    return neighbours[place];
  }

  @Override
  public int unvisited(int node, SearchScratch scratch) {
    int end = offsets[node + 1];
    int from = offsets[node];
    scratch.ensureBatch(end - from);
    int[] ordinals = scratch.ordinals;
    int count = 0;
    for (int i = from; i < end; i++) {
      int neighbour = neighbours[i];
      if (scratch.visit(neighbour)) {
        ordinals[count++] = neighbour;
      }
    }
    return count;
  }

  @Override
  public long bytes() {
    return Integer.BYTES * (offsets.length + (long) neighbours.length);
  }

  @Override
  public long mappedBytes() {
    return 0;
  }
}
