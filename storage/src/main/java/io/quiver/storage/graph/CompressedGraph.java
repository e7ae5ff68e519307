package io.quiver.storage.graph;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

  /** For each edge its place in {@link #out}; made when a row must be found by its id. */
  private volatile int @Nullable [] places;

  /**
   * Every edge, by number.
   *
   * @param edgeIds ascending
   * @param weights empty in a graph without weights
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record EdgeArrays(int[] sources, int[] targets, long[] edgeIds, double[] weights) {}

  CompressedGraph(VertexDictionary vertices, EdgeArrays arrays) {
    this.vertices = vertices;
    edgeIds = arrays.edgeIds;
    weights = arrays.weights;
    out = adjacency(arrays.sources, arrays.targets, edgeIds.length, vertices.size());
    in = adjacency(arrays.targets, arrays.sources, edgeIds.length, vertices.size());
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
    return new CompressedGraph(builder.vertices, builder.arrays());
  }

  public int vertexCount() {
    return vertices.size();
  }

  public int edgeCount() {
    return edgeIds.length;
  }

  /** What it takes, in bytes: the arrays of both directions, and what finds keys and row ids. */
  public record Memory(long adjacencyBytes, long keyBytes, long rowIdBytes) {}

  public Memory memory() {
    int[] known = places;
    return new Memory(
        out.bytes() + in.bytes() + (long) Double.BYTES * weights.length,
        vertices.bytes(),
        (long) Long.BYTES * edgeIds.length
            + (known == null ? 0 : (long) Integer.BYTES * known.length));
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

  /** The number of the edge with a row id, or -1. */
  int edgeNumber(long id) {
    int found = Arrays.binarySearch(edgeIds, id);
    return found < 0 ? -1 : found;
  }

  int target(int edge) {
    return out.neighbour(places()[edge]);
  }

  int source(int edge) {
    return out.vertexAt(places()[edge]);
  }

  /** The source of every edge. */
  int[] sources() {
    int[] sources = new int[edgeIds.length];
    for (int v = 0; v < out.vertexCount(); v++) {
      for (int i = out.begin(v); i < out.end(v); i++) {
        sources[out.edge(i)] = v;
      }
    }
    return sources;
  }

  private int[] places() {
    int[] known = places;
    if (known == null) {
      known = new int[edgeIds.length];
      for (int i = 0; i < known.length; i++) {
        known[out.edge(i)] = i;
      }
      places = known;
    }
    return known;
  }

  VertexDictionary vertices() {
    return vertices;
  }

  /** A copy of the edges at a vertex in a direction other than ANY; none at an unknown one. */
  EdgeArray edgesAt(int vertex, GraphDirection direction) {
    if (vertex >= vertices.size()) {
      return new EdgeArray(isWeighted(), 2);
    }
    Adjacency from = direction == GraphDirection.OUT ? out : in;
    EdgeArray copy = new EdgeArray(isWeighted(), from.degree(vertex) + 2);
    for (int i = from.begin(vertex); i < from.end(vertex); i++) {
      int edge = from.edge(i);
      copy.add(from.neighbour(i), edgeIds[edge], weight(edge));
    }
    return copy;
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
    int[] next = offsets.clone();
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

    EdgeArrays arrays() {
      return new EdgeArrays(
          Arrays.copyOf(sources, size),
          Arrays.copyOf(targets, size),
          Arrays.copyOf(edgeIds, size),
          weighted ? Arrays.copyOf(weights, size) : new double[0]);
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
      if (direction == GraphDirection.ANY) {
        into.clear();
        copy(out, vertex, -1, into);
        copy(in, vertex, vertex, into);
      } else {
        Adjacency from = direction == GraphDirection.OUT ? out : in;
        from.view(vertex, edgeIds, weights.length == 0 ? null : weights, into);
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
