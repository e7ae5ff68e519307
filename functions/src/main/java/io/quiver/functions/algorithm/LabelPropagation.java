package io.quiver.functions.algorithm;

import io.quiver.storage.graph.Adjacency;
import io.quiver.storage.graph.CompressedGraph;
import io.quiver.storage.graph.GraphDirection;
import java.util.Arrays;

/**
 * Communities by synchronous label propagation as LDBC Graphalytics defines CDLP (after Raghavan,
 * Albert and Kumara, Physical Review E 76, 2007): each round every vertex takes the label that most
 * of its neighbours had, the least of several; edges count once for each direction, whichever way
 * they point.
 */
public final class LabelPropagation {
  private LabelPropagation() {}

  /** The vertex whose label each vertex ends with. */
  public static int[] run(CompressedGraph graph, int maxIterations, Progress progress) {
    VertexOrder order = VertexOrder.of(graph);
    Adjacency out = graph.adjacency(GraphDirection.OUT);
    Adjacency in = graph.adjacency(GraphDirection.IN);
    int[] labels = new int[graph.vertexCount()];
    Arrays.setAll(labels, order::rank);
    int[] next = new int[labels.length];
    for (int round = 0; round < maxIterations; round++) {
      for (int v = 0; v < labels.length; v++) {
        int degree = out.degree(v) + in.degree(v);
        progress.steps(1 + degree);
        next[v] = degree == 0 ? labels[v] : mostFrequent(v, out, in, labels);
      }
      boolean same = Arrays.equals(labels, next);
      int[] old = labels;
      labels = next;
      next = old;
      if (same) {
        break;
      }
    }
    int[] communities = new int[labels.length];
    for (int v = 0; v < labels.length; v++) {
      communities[v] = order.vertex(labels[v]);
    }
    return communities;
  }

  private static int mostFrequent(int vertex, Adjacency out, Adjacency in, int[] labels) {
    int[] seen = new int[out.degree(vertex) + in.degree(vertex)];
    int size = 0;
    for (int i = out.begin(vertex); i < out.end(vertex); i++) {
      seen[size++] = labels[out.neighbour(i)];
    }
    for (int i = in.begin(vertex); i < in.end(vertex); i++) {
      seen[size++] = labels[in.neighbour(i)];
    }
    Arrays.sort(seen);
    int best = seen[0];
    int bestCount = 0;
    for (int from = 0; from < size; ) {
      int to = from;
      while (to < size && seen[to] == seen[from]) {
        to++;
      }
      if (to - from > bestCount) {
        bestCount = to - from;
        best = seen[from];
      }
      from = to;
    }
    return best;
  }
}
