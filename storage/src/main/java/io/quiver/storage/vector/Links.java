package io.quiver.storage.vector;

/**
 * The lowest level of a neighbour graph, which has every node: the neighbours of node i are at the
 * places {@code start(i)} to {@code start(i + 1)}. Immutable, thread-safe.
 */
sealed interface Links permits ArrayLinks, MappedLinks {
  /** Nodes. */
  int size();

  int start(int node);

  int neighbour(int place);

  /** Puts the neighbours that had no mark into {@code scratch.ordinals}; marks and counts them. */
  int unvisited(int node, SearchScratch scratch);

  /** In the heap. */
  long bytes();

  /** In mapped files. */
  long mappedBytes();
}
