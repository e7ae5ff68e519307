package io.quiver.functions.algorithm;

import io.quiver.storage.graph.Adjacency;
import io.quiver.storage.graph.CompressedGraph;
import io.quiver.storage.graph.GraphDirection;
import java.util.Arrays;

/** Which vertices hang together. Each component is named by its least vertex. */
public final class ConnectedComponents {
  private ConnectedComponents() {}

  /**
   * Components when edges are followed both ways, by union-find (Tarjan, Journal of the ACM 22,
   * 1975; path halving, linking towards the lesser vertex).
   *
   * @return the least vertex of each vertex's component
   */
  public static int[] weak(CompressedGraph graph, Progress progress) {
    VertexOrder order = VertexOrder.of(graph);
    Adjacency out = graph.adjacency(GraphDirection.OUT);
    int[] parents = new int[graph.vertexCount()]; // ranks
    Arrays.setAll(parents, rank -> rank);
    for (int v = 0; v < out.vertexCount(); v++) {
      progress.steps(1 + out.degree(v));
      int root = root(parents, order.rank(v));
      for (int i = out.begin(v); i < out.end(v); i++) {
        int other = root(parents, order.rank(out.neighbour(i)));
        int least = Math.min(root, other);
        parents[Math.max(root, other)] = least;
        root = least;
      }
    }
    int[] components = new int[parents.length];
    for (int v = 0; v < components.length; v++) {
      components[v] = order.vertex(root(parents, order.rank(v)));
    }
    return components;
  }

  private static int root(int[] parents, int start) {
    int at = start;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /**
   * Components within which every vertex reaches every other along the edges (Tarjan, SIAM Journal
   * on Computing 1, 1972), without recursion.
   *
   * @return the least vertex of each vertex's component
   */
  public static int[] strong(CompressedGraph graph, Progress progress) {
    return new Strong(graph, progress).run();
  }

  private static final class Strong {
    private static final int UNSEEN = -1;

    private final Adjacency out;
    private final VertexOrder order;
    private final Progress progress;
    private final int[] components;
    private final int[] numbers;
    private final int[] lows;
    private final int[] places;
    private final int[] path;
    private final int[] open;
    private int pathSize;
    private int openSize;
    private int counter;

    Strong(CompressedGraph graph, Progress progress) {
      this.out = graph.adjacency(GraphDirection.OUT);
      this.order = VertexOrder.of(graph);
      this.progress = progress;
      int count = graph.vertexCount();
      components = new int[count];
      Arrays.fill(components, UNSEEN);
      numbers = new int[count];
      Arrays.fill(numbers, UNSEEN);
      lows = new int[count];
      places = new int[count];
      path = new int[count];
      open = new int[count];
    }

    int[] run() {
      for (int v = 0; v < out.vertexCount(); v++) {
        if (numbers[v] == UNSEEN) {
          enter(v);
          walk();
        }
      }
      return components;
    }

    private void enter(int vertex) {
      numbers[vertex] = counter;
      lows[vertex] = counter++;
      places[vertex] = out.begin(vertex);
      path[pathSize++] = vertex;
      open[openSize++] = vertex;
    }

    private void walk() {
      while (pathSize > 0) {
        progress.step();
        int vertex = path[pathSize - 1];
        if (places[vertex] < out.end(vertex)) {
          int next = out.neighbour(places[vertex]++);
          if (numbers[next] == UNSEEN) {
            enter(next);
          } else if (components[next] == UNSEEN) {
            lows[vertex] = Math.min(lows[vertex], numbers[next]);
          }
        } else {
          leave(vertex);
        }
      }
    }

    private void leave(int vertex) {
      pathSize--;
      if (pathSize > 0) {
        int parent = path[pathSize - 1];
        lows[parent] = Math.min(lows[parent], lows[vertex]);
      }
      if (lows[vertex] == numbers[vertex]) {
        close(vertex);
      }
    }

    private void close(int root) {
      int first = openSize;
      int least = root;
      do {
        int member = open[--first];
        least = order.rank(member) < order.rank(least) ? member : least;
      } while (open[first] != root);
      for (int i = first; i < openSize; i++) {
        components[open[i]] = least;
      }
      openSize = first;
    }
  }
}
