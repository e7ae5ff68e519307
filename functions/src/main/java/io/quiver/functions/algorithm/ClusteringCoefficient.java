package io.quiver.functions.algorithm;

import io.quiver.storage.graph.Adjacency;
import io.quiver.storage.graph.CompressedGraph;
import io.quiver.storage.graph.GraphDirection;

/**
 * How closely the neighbours of each vertex are connected, as LDBC Graphalytics defines LCC: of the
 * k (k - 1) edges that could run among the k distinct neighbours, in either direction, the part
 * that is there. In an undirected graph an edge runs both ways.
 */
public final class ClusteringCoefficient {
  /** Triangles that the vertex is a corner of, whichever way their edges point. */
  public final long[] triangles;

  /** In [0, 1]; 0 with fewer than two neighbours. */
  public final double[] coefficients;

  private ClusteringCoefficient(int count) {
    triangles = new long[count];
    coefficients = new double[count];
  }

  /** Counts; {@code direction} ANY: the graph is undirected. */
  public static ClusteringCoefficient of(
      CompressedGraph graph, GraphDirection direction, Progress progress) {
    Adjacency any = graph.adjacency(GraphDirection.ANY).distinct();
    Adjacency out =
        direction == GraphDirection.ANY ? any : graph.adjacency(GraphDirection.OUT).distinct();
    int count = graph.vertexCount();
    ClusteringCoefficient result = new ClusteringCoefficient(count);
    int[] marks = new int[count];
    for (int v = 0; v < count; v++) {
      int mark = v + 1;
      for (int i = any.begin(v); i < any.end(v); i++) {
        marks[any.neighbour(i)] = mark;
      }
      long directed = 0;
      long connected = 0;
      for (int i = any.begin(v); i < any.end(v); i++) {
        int neighbour = any.neighbour(i);
        progress.steps(1 + any.degree(neighbour));
        directed += marked(out, neighbour, marks, mark);
        connected += out == any ? 0 : marked(any, neighbour, marks, mark);
      }
      long degree = any.degree(v);
      result.triangles[v] = (out == any ? directed : connected) / 2;
      result.coefficients[v] = degree < 2 ? 0 : directed / ((double) degree * (degree - 1));
    }
    return result;
  }

  private static int marked(Adjacency edges, int vertex, int[] marks, int mark) {
    int count = 0;
    int end = edges.end(vertex);
    for (int i = edges.begin(vertex); i < end; i++) {
      if (marks[edges.neighbour(i)] == mark) {
        count++;
      }
    }
    return count;
  }
}
