package io.quiver.storage.graph;

/**
 * A graph whose vertices have small numbers. Numbers are given out as vertices become known, from
 * 0. Confined to one thread.
 */
public interface Graph {
  /** The number of the vertex with this value; -1 when it cannot have an edge. */
  int vertex(Object value);

  /** Likewise, but gives out no number: -1 too where the vertex has none. */
  default int find(Object value) {
    return vertex(value);
  }

  /** The value of a vertex, as the edge table has it. */
  Object value(int vertex);

  /** All numbers given out so far are below this. */
  int vertexLimit();

  /** Replaces the list's contents by the edges at a vertex; a loop comes once. */
  void expand(int vertex, GraphDirection direction, EdgeList into);

  /** How neighbours are found, for EXPLAIN. */
  String describe();
}
