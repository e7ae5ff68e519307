package io.quiver.storage.vector.lucene;

import org.jspecify.annotations.Nullable;

/**
 * One level of a neighbour graph in flat arrays. The neighbours of the i-th node of the level are
 * {@code neighbours[offsets[i] .. offsets[i+1])}. Immutable by agreement: the arrays are shared.
 */
public final class GraphLevel {
  private final int @Nullable [] nodes;
  private final int[] offsets;
  private final int[] neighbours;

  /**
   * Takes over the arrays.
   *
   * @param nodes ordinals of the level's nodes, ascending; null: all ordinals (the lowest level)
   */
  public GraphLevel(int @Nullable [] nodes, int[] offsets, int[] neighbours) {
    this.nodes = nodes;
    this.offsets = offsets;
    this.neighbours = neighbours;
  }

  public int @Nullable [] nodes() {
    return nodes;
  }

  public int[] offsets() {
    return offsets;
  }

  public int[] neighbours() {
    return neighbours;
  }
}
