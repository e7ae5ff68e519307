package io.quiver.storage.graph;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Adjacency in compressed sparse rows, both ways: for vertex v the edges out lie at [outOffsets[v],
 * outOffsets[v+1]) of the target and edge arrays. Immutable once built; {@link #reader} gives each
 * user its own view.
 */
public final class CompressedGraph {
  private final VertexDictionary vertices;
  private final int[] outOffsets;
  private final int[] inOffsets;
  private final int[] outTargets;
  private final int[] inSources;
  private final int[] outEdges;
  private final int[] inEdges;
  private final long[] edgeIds;
  private final double[] weights;

  private CompressedGraph(Builder builder) {
    vertices = builder.vertices;
    edgeIds = Arrays.copyOf(builder.edgeIds, builder.size);
    weights = builder.weighted ? Arrays.copyOf(builder.weights, builder.size) : new double[0];
    outOffsets = offsets(builder.sources, builder.size, vertices.size());
    inOffsets = offsets(builder.targets, builder.size, vertices.size());
    outTargets = new int[builder.size];
    inSources = new int[builder.size];
    outEdges = new int[builder.size];
    inEdges = new int[builder.size];
    fill(builder.sources, builder.targets, builder.size, outOffsets, outTargets, outEdges);
    fill(builder.targets, builder.sources, builder.size, inOffsets, inSources, inEdges);
  }

  /** Reads all edges that {@code edges} delivers. */
  public static CompressedGraph build(boolean weighted, Consumer<EdgeSink> edges) {
    Builder builder = new Builder(weighted);
    edges.accept(builder);
    return new CompressedGraph(builder);
  }

  public int vertexCount() {
    return vertices.size();
  }

  public int edgeCount() {
    return edgeIds.length;
  }

  public Graph reader() {
    return new Reader();
  }

  private static int[] offsets(int[] ends, int size, int vertexCount) {
    int[] offsets = new int[vertexCount + 1];
    for (int i = 0; i < size; i++) {
      offsets[ends[i] + 1]++;
    }
    for (int v = 0; v < vertexCount; v++) {
      offsets[v + 1] += offsets[v];
    }
    return offsets;
  }

  private static void fill(
      int[] at, int[] others, int size, int[] offsets, int[] neighbours, int[] edges) {
    int[] next = Arrays.copyOf(offsets, offsets.length);
    for (int i = 0; i < size; i++) {
      int place = next[at[i]]++;
      neighbours[place] = others[i];
      edges[place] = i;
    }
  }

  private static final class Builder implements EdgeSink {
    private final boolean weighted;
    private final VertexDictionary vertices = new VertexDictionary();
    private int[] sources = new int[1024];
    private int[] targets = new int[1024];
    private long[] edgeIds = new long[1024];
    private double[] weights = new double[1024];
    private int size;

    Builder(boolean weighted) {
      this.weighted = weighted;
    }

    @Override
    public void edge(Object source, Object target, long edge, double weight) {
      if (size == sources.length) {
        int capacity = Math.multiplyExact(size, 2);
        sources = Arrays.copyOf(sources, capacity);
        targets = Arrays.copyOf(targets, capacity);
        edgeIds = Arrays.copyOf(edgeIds, capacity);
        if (weighted) {
          weights = Arrays.copyOf(weights, capacity);
        }
      }
      sources[size] = vertices.add(source);
      targets[size] = vertices.add(target);
      edgeIds[size] = edge;
      if (weighted) {
        weights[size] = weight;
      }
      size++;
    }
  }

  private final class Reader implements Graph {
    @Override
    public int vertex(Object value) {
      return vertices.find(value);
    }

    @Override
    public Object value(int vertex) {
      return vertices.value(vertex);
    }

    @Override
    public int vertexLimit() {
      return vertices.size();
    }

    @Override
    public void expand(int vertex, GraphDirection direction, EdgeList into) {
      into.clear();
      if (direction != GraphDirection.IN) {
        copy(outOffsets, outTargets, outEdges, vertex, -1, into);
      }
      if (direction != GraphDirection.OUT) {
        copy(
            inOffsets,
            inSources,
            inEdges,
            vertex,
            direction == GraphDirection.ANY ? vertex : -1,
            into);
      }
    }

    /** Copies the edges at a vertex, but not loops when they have been copied already. */
    private void copy(
        int[] offsets, int[] neighbours, int[] edges, int vertex, int loop, EdgeList into) {
      for (int i = offsets[vertex]; i < offsets[vertex + 1]; i++) {
        if (neighbours[i] != loop) {
          int edge = edges[i];
          into.add(neighbours[i], edgeIds[edge], weights.length == 0 ? 1 : weights[edge]);
        }
      }
    }

    @Override
    public String describe() {
      return "compressed adjacency, " + vertices.size() + " vertices, " + edgeIds.length + " edges";
    }
  }
}
