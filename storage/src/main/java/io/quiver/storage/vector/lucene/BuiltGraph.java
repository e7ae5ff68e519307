package io.quiver.storage.vector.lucene;

import java.util.List;

/**
 * A finished neighbour graph.
 *
 * @param entry the node that searches start from, on the highest level
 * @param levels lowest first; the lowest has every node
 */
public record BuiltGraph(int entry, List<GraphLevel> levels) {
  public BuiltGraph {
    levels = List.copyOf(levels);
  }
}
