package io.quiver.functions.algorithm;

import io.quiver.storage.graph.Adjacency;
import io.quiver.storage.graph.CompressedGraph;
import io.quiver.storage.graph.GraphDirection;

/**
 * The core number of each vertex: the greatest k such that it belongs to a part of the graph where
 * every vertex has at least k edges, whichever way they point, parallel ones counted (Batagelj and
 * Zaversnik, arXiv cs/0310049, 2003).
 */
public final class KCore {
  private KCore() {}

  /** The core number of each vertex. */
  public static int[] run(CompressedGraph graph, Progress progress) {
    Adjacency any = graph.adjacency(GraphDirection.ANY);
    int count = graph.vertexCount();
    int[] degrees = new int[count];
    int most = 0;
    for (int v = 0; v < count; v++) {
      degrees[v] = any.degree(v);
      most = Math.max(most, degrees[v]);
    }
    int[] begins = new int[most + 2];
    for (int degree : degrees) {
      begins[degree + 1]++;
    }
    for (int d = 0; d <= most; d++) {
      begins[d + 1] += begins[d];
    }
    int[] sorted = new int[count];
    int[] places = new int[count];
    int[] next = begins.clone();
    for (int v = 0; v < count; v++) {
      places[v] = next[degrees[v]]++;
      sorted[places[v]] = v;
    }
    for (int i = 0; i < count; i++) {
      int v = sorted[i];
      progress.steps(1 + any.degree(v));
      for (int at = any.begin(v); at < any.end(v); at++) {
        int neighbour = any.neighbour(at);
        if (degrees[neighbour] > degrees[v]) {
          // It changes places with the first of its degree and then belongs to the degree below.
          int first = begins[degrees[neighbour]]++;
          int moved = sorted[first];
          sorted[places[neighbour]] = moved;
          places[moved] = places[neighbour];
          sorted[first] = neighbour;
          places[neighbour] = first;
          degrees[neighbour]--;
        }
      }
    }
    return degrees;
  }
}
