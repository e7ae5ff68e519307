package io.quiver.planner.execute.path;

import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.graph.EdgeList;
import io.quiver.storage.graph.GraphDirection;
import java.util.Arrays;

/**
 * The neighbours of vertices over one source in one direction, in ascending order, parallel edges
 * side by side; kept once they have been asked for. Confined to one thread.
 */
final class NeighbourLists {
  private static final int[] NONE = {};

  private final ExecutionContext context;
  private final MatchEdges edges;
  private final int source;
  private final GraphDirection direction;
  private final EdgeList list = new EdgeList();
  private final int[][] found = {new int[16]};
  private int[][] sorted = new int[64][];
  private long touched;

  NeighbourLists(ExecutionContext context, MatchEdges edges, int source, GraphDirection direction) {
    this.context = context;
    this.edges = edges;
    this.source = source;
    this.direction = direction;
  }

  int[] of(int vertex) {
    if (vertex >= sorted.length) {
      sorted = Arrays.copyOf(sorted, Math.max(vertex + 1, sorted.length * 2));
    }
    int[] known = sorted[vertex];
    if (known == null) {
      int size = edges.expand(source, vertex, direction, list, found);
      known = size == 0 ? NONE : Arrays.copyOf(found[0], size);
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
    return edges.expand(source, vertex, direction, list, found);
  }

  /** Edges looked at. */
  long touched() {
    return touched;
  }
}
