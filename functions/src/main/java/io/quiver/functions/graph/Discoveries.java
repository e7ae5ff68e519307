package io.quiver.functions.graph;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.graph.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tree of what a search has found: each entry is a vertex, the entry it was reached from and
 * the edge between. Entry 0 is the seed.
 */
final class Discoveries {
  static final int NONE = -1;

  /** A search may hold so much of the heap: one part of so many. */
  private static final int MEMORY_PART = 4;

  private static final int ENTRY_BYTES = 3 * Integer.BYTES + Long.BYTES + Double.BYTES;

  private int[] vertices = new int[64];
  private int[] parents = new int[64];
  private int[] depths = new int[64];
  private long[] edges = new long[64];
  private double[] costs = new double[64];
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** Returns the new entry's number. */
  int add(int vertex, int parent, long edge) {
    return add(vertex, parent, edge, 0);
  }

  /** Also notes the cost from the seed. */
  int add(int vertex, int parent, long edge, double cost) {
    if (size == vertices.length) {
      int capacity = Math.multiplyExact(size, 2);
      checkMemory(capacity);
      vertices = Arrays.copyOf(vertices, capacity);
      parents = Arrays.copyOf(parents, capacity);
      depths = Arrays.copyOf(depths, capacity);
      edges = Arrays.copyOf(edges, capacity);
      costs = Arrays.copyOf(costs, capacity);
    }
    vertices[size] = vertex;
    parents[size] = parent;
    depths[size] = parent == NONE ? 0 : depths[parent] + 1;
    edges[size] = edge;
    costs[size] = cost;
    return size++;
  }

  private static void checkMemory(long capacity) {
    long limit = Runtime.getRuntime().maxMemory() / MEMORY_PART;
    if (capacity * ENTRY_BYTES > limit) {
      throw new QuiverException(
          ErrorCode.OUT_OF_MEMORY,
          "the search holds more than " + capacity / 2 + " steps, which is all that memory allows",
          "Give max_depth, fewer seeds, or uniqueness => 'NODE'.",
          null,
          null);
    }
  }

  int vertex(int entry) {
    return vertices[entry];
  }

  int depth(int entry) {
    return depths[entry];
  }

  @Nullable Object parent(int entry, Graph graph) {
    return parents[entry] == NONE ? null : graph.value(vertices[parents[entry]]);
  }

  @Nullable Object edge(int entry) {
    return parents[entry] == NONE ? null : (Object) edges[entry];
  }

  /** The vertices from the seed to this entry. */
  List<Object> pathNodes(int entry, Graph graph) {
    List<Object> path = new ArrayList<>(depths[entry] + 1);
    for (int at = entry; at != NONE; at = parents[at]) {
      path.add(graph.value(vertices[at]));
    }
    Collections.reverse(path);
    return Collections.unmodifiableList(path);
  }

  /** The edges from the seed to this entry. */
  List<Object> pathEdges(int entry) {
    List<Object> path = new ArrayList<>(depths[entry]);
    for (int at = entry; parents[at] != NONE; at = parents[at]) {
      path.add(edges[at]);
    }
    Collections.reverse(path);
    return Collections.unmodifiableList(path);
  }

  double cost(int entry) {
    return costs[entry];
  }

  /** Costs from the seed to each vertex on the way to this entry. */
  double[] pathCosts(int entry) {
    double[] path = new double[depths[entry] + 1];
    for (int at = entry; at != NONE; at = parents[at]) {
      path[depths[at]] = costs[at];
    }
    return path;
  }

  /** Whether the path to this entry has the vertex. */
  boolean hasVertex(int entry, int vertex) {
    for (int at = entry; at != NONE; at = parents[at]) {
      if (vertices[at] == vertex) {
        return true;
      }
    }
    return false;
  }

  /** Whether the path to this entry has the edge. */
  boolean hasEdge(int entry, long edge) {
    for (int at = entry; parents[at] != NONE; at = parents[at]) {
      if (edges[at] == edge) {
        return true;
      }
    }
    return false;
  }
}
