package io.quiver.storage.vector;

import org.jspecify.annotations.Nullable;

/**
 * A closed set of entries, ordered by row id, with the graph over them. Only the dead marks of its
 * entries change.
 *
 * @param graph null for none: then it is searched by scanning
 */
record VectorSegment(VectorEntries entries, @Nullable NeighborGraph graph) {
  /** In the heap. */
  long bytes() {
    return entries.bytes() + (graph == null ? 0 : graph.bytes());
  }

  long mappedBytes() {
    return entries.vectors().mappedBytes() + (graph == null ? 0 : graph.lowest().mappedBytes());
  }
}
