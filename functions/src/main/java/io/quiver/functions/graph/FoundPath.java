package io.quiver.functions.graph;

import java.util.List;

/**
 * A path that a search has found.
 *
 * @param number from 1 for each pair of ends, by rising cost
 * @param nodes from source to target
 * @param edges row ids, one fewer
 * @param totals cost from the source to each node
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FoundPath(int number, List<Object> nodes, List<Object> edges, double[] totals) {
  int hops() {
    return edges.size();
  }

  Object source() {
    return nodes.get(0);
  }

  Object target() {
    return nodes.get(nodes.size() - 1);
  }

  double cost() {
    return totals[totals.length - 1];
  }
}
