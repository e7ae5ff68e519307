package io.quiver.storage.graph;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A whole graph as {@link Adjacency} both ways. Immutable once built; {@link #reader} gives each
 * user of the {@link Graph} view its own.
 */
public final class CompressedGraph {
  private final VertexDictionary vertices;
  private final Adjacency out;
  private final Adjacency in;
  private final long[] edgeIds;
  private final double[] weights;

  private CompressedGraph(Builder builder) {
    vertices = builder.vertices;
    edgeIds = Arrays.copyOf(builder.edgeIds, builder.size);
    weights = builder.weighted ? Arrays.copyOf(builder.weights, builder.size) : new double[0];
    out = adjacency(builder.sources, builder.targets, builder.size, vertices.size());
    in = adjacency(builder.targets, builder.sources, builder.size, vertices.size());
  }

  private CompressedGraph(CompressedGraph other, VertexDictionary vertices) {
    this.vertices = vertices;
    this.edgeIds = other.edgeIds;
    this.weights = other.weights;
    this.out = other.out.extendedTo(vertices.size());
    this.in = other.in.extendedTo(vertices.size());
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

  /** The same with vertices that have no edges, where they are not there yet. */
  public CompressedGraph including(Iterable<Object> more) {
    VertexDictionary extended = vertices.copy();
    for (Object value : more) {
      extended.add(value);
    }
    return extended.size() == vertices.size() ? this : new CompressedGraph(this, extended);
  }

  /** The same without these vertices and the edges at them. */
  public CompressedGraph without(Set<Object> values) {
    return build(
        isWeighted(),
        sink -> {
          for (int v = 0; v < vertices.size(); v++) {
            Object source = vertices.value(v);
            for (int i = out.begin(v); !values.contains(source) && i < out.end(v); i++) {
              Object target = vertices.value(out.neighbour(i));
              if (!values.contains(target)) {
                sink.edge(source, target, edgeIds[out.edge(i)], weight(out.edge(i)));
              }
            }
          }
        });
  }

  /** All edges seen from each vertex in a direction. */
  public Adjacency adjacency(GraphDirection direction) {
    return switch (direction) {
      case OUT -> out;
      case IN -> in;
      case ANY -> Adjacency.both(out, in);
    };
  }

  public boolean isWeighted() {
    return weights.length > 0;
  }

  /** The weight of an edge: 1 in a graph without weights; NaN for NULL. */
  public double weight(int edge) {
    return weights.length == 0 ? 1 : weights[edge];
  }

  /** The row id of an edge. */
  public long edgeId(int edge) {
    return edgeIds[edge];
  }

  /** The value of a vertex, as the edge table has it. */
  public Object value(int vertex) {
    return vertices.value(vertex);
  }

  /** The number of the vertex with this value, or -1. */
  public int vertex(Object value) {
    return vertices.find(value);
  }

  private static Adjacency adjacency(int[] at, int[] others, int size, int vertexCount) {
    int[] offsets = new int[vertexCount + 1];
    for (int i = 0; i < size; i++) {
      offsets[at[i] + 1]++;
    }
    for (int v = 0; v < vertexCount; v++) {
      offsets[v + 1] += offsets[v];
    }
    int[] neighbours = new int[size];
    int[] edges = new int[size];
    int[] next = Arrays.copyOf(offsets, offsets.length);
    for (int i = 0; i < size; i++) {
      int place = next[at[i]]++;
      neighbours[place] = others[i];
      edges[place] = i;
    }
    return new Adjacency(offsets, neighbours, edges);
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
        copy(out, vertex, -1, into);
      }
      if (direction != GraphDirection.OUT) {
        copy(in, vertex, direction == GraphDirection.ANY ? vertex : -1, into);
      }
    }

    /** Copies the edges at a vertex, but not loops when they have been copied already. */
    private void copy(Adjacency from, int vertex, int loop, EdgeList into) {
      int end = from.end(vertex);
      for (int i = from.begin(vertex); i < end; i++) {
        if (from.neighbour(i) != loop) {
          int edge = from.edge(i);
          into.add(from.neighbour(i), edgeIds[edge], weight(edge));
        }
      }
    }

    @Override
    public String describe() {
      return "compressed adjacency, " + vertices.size() + " vertices, " + edgeIds.length + " edges";
    }
  }
}
