package io.quiver.functions.algorithm;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.graph.Adjacency;
import io.quiver.storage.graph.CompressedGraph;
import io.quiver.storage.graph.GraphDirection;
import java.util.PriorityQueue;

/**
 * Vertices in an order in which every edge points forward (Kahn, Communications of the ACM 5,
 * 1962); among those that could come next the least comes first.
 */
public final class TopologicalSort {
  private TopologicalSort() {}

  /** The vertices in order; throws INVALID_PARAMETER when edges run in a circle. */
  public static int[] run(CompressedGraph graph, GraphDirection direction, Progress progress) {
    Adjacency out = graph.adjacency(direction);
    VertexOrder order = VertexOrder.of(graph);
    int[] waitingFor = new int[graph.vertexCount()];
    for (int i = 0; i < out.size(); i++) {
      waitingFor[out.neighbour(i)]++;
    }
    PriorityQueue<Integer> free = new PriorityQueue<>();
    for (int v = 0; v < waitingFor.length; v++) {
      if (waitingFor[v] == 0) {
        free.add(order.rank(v));
      }
    }
    int[] sorted = new int[waitingFor.length];
    int size = 0;
    while (!free.isEmpty()) {
      int v = order.vertex(free.remove());
      progress.steps(1 + out.degree(v));
      sorted[size++] = v;
      for (int i = out.begin(v); i < out.end(v); i++) {
        if (--waitingFor[out.neighbour(i)] == 0) {
          free.add(order.rank(out.neighbour(i)));
        }
      }
    }
    if (size < sorted.length) {
      throw circle(graph, out, waitingFor);
    }
    return sorted;
  }

  /** Every vertex left has a vertex left before it: going back comes to a circle. */
  private static QuiverException circle(CompressedGraph graph, Adjacency out, int[] waitingFor) {
    int[] before = new int[waitingFor.length];
    int some = -1;
    for (int v = 0; v < waitingFor.length; v++) {
      if (waitingFor[v] > 0) {
        some = v;
        for (int i = out.begin(v); i < out.end(v); i++) {
          before[out.neighbour(i)] = v;
        }
      }
    }
    boolean[] seen = new boolean[waitingFor.length];
    while (!seen[some]) {
      seen[some] = true;
      some = before[some];
    }
    return new QuiverException(
        ErrorCode.INVALID_PARAMETER,
        "the graph has a circle through node "
            + graph.value(some)
            + ": its nodes cannot be put in order",
        "CYCLES lists the circles.",
        null,
        null);
  }
}
