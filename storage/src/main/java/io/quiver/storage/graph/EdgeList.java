package io.quiver.storage.graph;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;

/** The edges at one vertex: a growing buffer that is filled again and again. */
public final class EdgeList {
  private int[] vertices = new int[16];
  private long[] edges = new long[16];
  private double[] weights = new double[16];
  private int size;

  public int size() {
    return size;
  }

  /** The vertex at the other end. */
  public int vertex(int index) {
    return vertices[index];
  }

  /** The edge's row id. */
  public long edge(int index) {
    return edges[index];
  }

  /** The edge's weight; 1 in a graph without weights; NaN for NULL. */
  public double weight(int index) {
    return weights[index];
  }

  /** Removes the edges to these vertices. */
  public void removeIf(IntPredicate vertex) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (!vertex.test(vertices[i])) {
        vertices[kept] = vertices[i];
        edges[kept] = edges[i];
        weights[kept++] = weights[i];
      }
    }
    size = kept;
  }

  /** Removes these edges. */
  void removeEdges(LongPredicate edge) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (!edge.test(edges[i])) {
        vertices[kept] = vertices[i];
        edges[kept] = edges[i];
        weights[kept++] = weights[i];
      }
    }
    size = kept;
  }

  void clear() {
    size = 0;
  }

  void add(int vertex, long edge, double weight) {
    if (size == vertices.length) {
      vertices = Arrays.copyOf(vertices, size * 2);
      edges = Arrays.copyOf(edges, size * 2);
      weights = Arrays.copyOf(weights, size * 2);
    }
    vertices[size] = vertex;
    edges[size] = edge;
    weights[size++] = weight;
  }
}
