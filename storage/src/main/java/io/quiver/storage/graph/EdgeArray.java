package io.quiver.storage.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The edges of one vertex in one direction, where they differ from a {@link CompressedGraph}. */
final class EdgeArray {
  private int[] vertices;
  private long[] edges;
  private double @Nullable [] weights;
  private int size;

  EdgeArray(boolean weighted, int capacity) {
    vertices = new int[capacity];
    edges = new long[capacity];
    weights = weighted ? new double[capacity] : null;
  }

  /** Another one to be changed. */
  EdgeArray copy() {
    EdgeArray copy = new EdgeArray(weights != null, size + 2);
    System.arraycopy(vertices, 0, copy.vertices, 0, size);
    System.arraycopy(edges, 0, copy.edges, 0, size);
    if (weights != null && copy.weights != null) {
      System.arraycopy(weights, 0, copy.weights, 0, size);
    }
    copy.size = size;
    return copy;
  }

  int size() {
    return size;
  }

  void add(int vertex, long edge, double weight) {
    if (size == vertices.length) {
      int capacity = Math.max(4, size + (size >> 1));
      vertices = Arrays.copyOf(vertices, capacity);
      edges = Arrays.copyOf(edges, capacity);
      weights = weights == null ? null : Arrays.copyOf(weights, capacity);
    }
    vertices[size] = vertex;
    edges[size] = edge;
    if (weights != null) {
      weights[size] = weight;
    }
    size++;
  }

  /** Takes an edge away; it is there. */
  void remove(long edge) {
    int place = 0;
    while (edges[place] != edge) {
      place++;
    }
    size--;
    System.arraycopy(vertices, place + 1, vertices, place, size - place);
    System.arraycopy(edges, place + 1, edges, place, size - place);
    if (weights != null) {
      System.arraycopy(weights, place + 1, weights, place, size - place);
    }
  }

  int vertex(int place) {
    return vertices[place];
  }

  long edge(int place) {
    return edges[place];
  }

  double weight(int place) {
    return weights == null ? 1 : weights[place];
  }

  void view(EdgeList into) {
    into.view(vertices, 0, size, null, edges, weights);
  }
}
