package io.quiver.storage.graph;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The edges at one vertex, filled again and again: a window on arrays of the graph where the graph
 * has them side by side, else a buffer.
 */
public final class EdgeList {
  private int[] ownVertices = new int[16];
  private long[] ownEdges = new long[16];
  private double[] ownWeights = new double[16];

  private int[] vertices = ownVertices;
  private int begin;
  private int size;

  /** For each place where its edge's id and weight are; null: at that very place. */
  private int @Nullable [] numbers;

  private long[] edges = ownEdges;

  /** Null: every weight is 1. */
  private double @Nullable [] weights = ownWeights;

  public int size() {
    return size;
  }

  /** The vertex at the other end. */
  public int vertex(int index) {
    return vertices[begin + index];
  }

  /** The edge's row id. */
  public long edge(int index) {
    return edges[numbers == null ? begin + index : numbers[begin + index]];
  }

  /** The edge's weight; 1 in a graph without weights; NaN for NULL. */
  public double weight(int index) {
    return weights == null ? 1 : weights[numbers == null ? begin + index : numbers[begin + index]];
  }

  /** Removes the edges to these vertices. */
  public void removeIf(IntPredicate vertex) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (!vertex.test(vertex(i))) {
        kept++;
      }
    }
    if (kept == size) {
      return;
    }
    int[] keptVertices = new int[Math.max(16, kept)];
    long[] keptEdges = new long[keptVertices.length];
    double[] keptWeights = new double[keptVertices.length];
    int place = 0;
    for (int i = 0; i < size; i++) {
      if (!vertex.test(vertex(i))) {
        keptVertices[place] = vertex(i);
        keptEdges[place] = edge(i);
        keptWeights[place++] = weight(i);
      }
    }
    ownVertices = keptVertices;
    ownEdges = keptEdges;
    ownWeights = keptWeights;
    clear();
    size = kept;
  }

  /** Shows arrays that stay as they are until the list is filled again. */
  void view(
      int[] inVertices,
      int from,
      int count,
      int @Nullable [] edgeNumbers,
      long[] edgeIds,
      double @Nullable [] edgeWeights) {
    vertices = inVertices;
    begin = from;
    size = count;
    numbers = edgeNumbers;
    edges = edgeIds;
    weights = edgeWeights;
  }

  void clear() {
    view(ownVertices, 0, 0, null, ownEdges, ownWeights);
  }

  /** Adds to a list that has been cleared, not to one that shows something. */
  void add(int vertex, long edge, double weight) {
    if (size == ownVertices.length) {
      ownVertices = Arrays.copyOf(ownVertices, size * 2);
      ownEdges = Arrays.copyOf(ownEdges, size * 2);
      ownWeights = Arrays.copyOf(ownWeights, size * 2);
      view(ownVertices, 0, size, null, ownEdges, ownWeights);
    }
    ownVertices[size] = vertex;
    ownEdges[size] = edge;
    ownWeights[size++] = weight;
  }
}
