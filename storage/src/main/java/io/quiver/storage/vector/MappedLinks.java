package io.quiver.storage.vector;

import java.nio.IntBuffer;

/** Neighbours in a mapped file. */
final class MappedLinks implements Links {
  /** So many numbers are in one piece of the file. */
  static final int PIECE_SHIFT = 27;

  private static final int MASK = (1 << PIECE_SHIFT) - 1;

  private final int size;
  private final IntBuffer[] offsets;
  private final IntBuffer[] neighbours;
  private final long bytes;

  /**
   * Takes over what is mapped: all pieces but the last have 2^{@value #PIECE_SHIFT} numbers.
   *
   * @param size nodes; there is one offset more
   */
  MappedLinks(int size, IntBuffer[] offsets, IntBuffer[] neighbours) {
    this.size = size;
    this.offsets = offsets;
    this.neighbours = neighbours;
    long numbers = size + 1L;
    for (IntBuffer piece : neighbours) {
      numbers += piece.capacity();
    }
    this.bytes = Integer.BYTES * numbers;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int start(int node) {
    return offsets[node >>> PIECE_SHIFT].get(node & MASK);
  }

  @Override
  public int neighbour(int place) {
    return neighbours[place >>> PIECE_SHIFT].get(place & MASK);
  }

  @Override
  public int unvisited(int node, SearchScratch scratch) {
    int from = start(node);
    int end = start(node + 1);
    if (from < 0 || end < from || end - from > size) {
      throw new IndexOutOfBoundsException("neighbours of " + node + ": " + from + " to " + end);
    }
    scratch.ensureBatch(end - from);
    int[] ordinals = scratch.ordinals;
    int count = 0;
    for (int i = from; i < end; i++) {
      int neighbour = neighbour(i);
      if (scratch.visit(neighbour)) {
        ordinals[count++] = neighbour;
      }
    }
    return count;
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public long mappedBytes() {
    return bytes;
  }
}
