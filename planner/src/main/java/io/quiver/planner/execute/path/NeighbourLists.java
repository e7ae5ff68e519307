package io.quiver.planner.execute.path;

import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.graph.EdgeList;
import io.quiver.storage.graph.Graph;
import io.quiver.storage.graph.GraphDirection;
import java.util.Arrays;

/**
 * The neighbours of vertices in one direction, in ascending order, parallel edges side by side;
 * kept once they have been asked for. Confined to one thread.
 */
final class NeighbourLists {
  private static final int[] NONE = {};

  private final ExecutionContext context;
  private final Graph graph;
  private final GraphDirection direction;
  private final EdgeList list = new EdgeList();
  private int[][] sorted = new int[64][];
  private long touched;

  NeighbourLists(ExecutionContext context, Graph graph, GraphDirection direction) {
    this.context = context;
    this.graph = graph;
    this.direction = direction;
  }

  int[] of(int vertex) {
    if (vertex >= sorted.length) {
      sorted = Arrays.copyOf(sorted, Math.max(vertex + 1, sorted.length * 2));
    }
    int[] known = sorted[vertex];
    if (known == null) {
      graph.expand(vertex, direction, list);
      known = list.size() == 0 ? NONE : new int[list.size()];
      for (int i = 0; i < known.length; i++) {
        known[i] = list.vertex(i);
      }
      Arrays.sort(known);
      context.memory().reserve(24 + 4L * known.length);
      sorted[vertex] = known;
    }
    touched += known.length;
    return known;
  }

  /** Number of edges at a vertex. */
  int degree(int vertex) {
    if (vertex < sorted.length && sorted[vertex] != null) {
      return sorted[vertex].length;
    }
    graph.expand(vertex, direction, list);
    return list.size();
  }

  /** Edges looked at. */
  long touched() {
    return touched;
  }
}
