package io.quiver.functions.algorithm;

import io.quiver.storage.graph.Adjacency;
import io.quiver.storage.graph.CompressedGraph;
import io.quiver.storage.graph.GraphDirection;
import java.util.Arrays;

/**
 * A cheapest set of edges that connects what is connected when edges count both ways (Kruskal,
 * Proceedings of the AMS 7, 1956). Of edges of the same weight the one with the lesser row id wins.
 */
public final class SpanningForest {
  private SpanningForest() {}

  /** Places, in the outgoing adjacency, of the chosen edges by rising weight. */
  public static int[] run(CompressedGraph graph, Progress progress) {
    Adjacency out = graph.adjacency(GraphDirection.OUT);
    int[] sources = new int[out.size()];
    Integer[] places = new Integer[out.size()];
    for (int v = 0; v < out.vertexCount(); v++) {
      for (int i = out.begin(v); i < out.end(v); i++) {
        Weights.checked(graph, out.edge(i));
        sources[i] = v;
        places[i] = i;
      }
    }
    Arrays.sort(
        places,
        (a, b) -> {
          progress.step();
          int byWeight = Double.compare(graph.weight(out.edge(a)), graph.weight(out.edge(b)));
          return byWeight != 0
              ? byWeight
              : Long.compare(graph.edgeId(out.edge(a)), graph.edgeId(out.edge(b)));
        });
    int[] parents = new int[out.vertexCount()];
    Arrays.setAll(parents, v -> v);
    int[] chosen = new int[out.vertexCount()];
    int size = 0;
    for (int place : places) {
      progress.step();
      int a = root(parents, sources[place]);
      int b = root(parents, out.neighbour(place));
      if (a != b) {
        parents[Math.max(a, b)] = Math.min(a, b);
        chosen[size++] = place;
      }
    }
    return Arrays.copyOf(chosen, size);
  }

  private static int root(int[] parents, int start) {
    int at = start;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }
}
