package io.quiver.storage.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The edges of every vertex in one direction, in compressed sparse rows: those of vertex v lie at
 * places [begin(v), end(v)). Immutable, thread-safe.
 */
public final class Adjacency {
  private final int[] offsets;
  private final int[] neighbours;
  private final int[] edges;

  /**
   * Takes the arrays over.
   *
   * @param offsets one more than there are vertices
   * @param edges number of the edge at each place
   */
  Adjacency(int[] offsets, int[] neighbours, int[] edges) {
    this.offsets = offsets;
    this.neighbours = neighbours;
    this.edges = edges;
  }

  public int vertexCount() {
    return offsets.length - 1;
  }

  /** Number of places: of edges, seen from all vertices. */
  public int size() {
    return neighbours.length;
  }

  /** What its arrays take. */
  long bytes() {
    return (long) Integer.BYTES * (offsets.length + neighbours.length + edges.length);
  }

  public int begin(int vertex) {
    return offsets[vertex];
  }

  public int end(int vertex) {
    return offsets[vertex + 1];
  }

  public int degree(int vertex) {
    return offsets[vertex + 1] - offsets[vertex];
  }

  /** The vertex at the other end. */
  public int neighbour(int place) {
    return neighbours[place];
  }

  /**
   * The number of the edge, for {@link CompressedGraph#weight} and {@link CompressedGraph#edgeId}.
   */
  public int edge(int place) {
    return edges[place];
  }

  /** The vertex whose edges have the place. */
  int vertexAt(int place) {
    int low = 0;
    int high = offsets.length - 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (offsets[middle + 1] <= place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Shows the edges of a vertex. */
  void view(int vertex, long[] edgeIds, double @Nullable [] weights, EdgeList into) {
    into.view(neighbours, offsets[vertex], degree(vertex), edges, edgeIds, weights);
  }

  /** For each vertex its distinct neighbours in ascending order, without itself. */
  public Adjacency distinct() {
    int[] newOffsets = new int[offsets.length];
    int[] kept = new int[neighbours.length];
    int[] keptEdges = new int[neighbours.length];
    int size = 0;
    for (int v = 0; v < vertexCount(); v++) {
      long[] sorted = new long[degree(v)];
      for (int i = 0; i < sorted.length; i++) {
        int place = begin(v) + i;
        sorted[i] = (long) neighbours[place] << Integer.SIZE | edges[place];
      }
      Arrays.sort(sorted);
      int last = v;
      for (long one : sorted) {
        int neighbour = (int) (one >>> Integer.SIZE);
        if (neighbour != last && neighbour != v) {
          kept[size] = neighbour;
          keptEdges[size++] = (int) one;
          last = neighbour;
        }
      }
      newOffsets[v + 1] = size;
    }
    return new Adjacency(newOffsets, Arrays.copyOf(kept, size), Arrays.copyOf(keptEdges, size));
  }

  /** The edges of both, of a loop only those of the first. */
  static Adjacency both(Adjacency out, Adjacency in) {
    int count = out.vertexCount();
    int[] offsets = new int[count + 1];
    int[] neighbours = new int[out.size() + in.size()];
    int[] edges = new int[out.size() + in.size()];
    int size = 0;
    for (int v = 0; v < count; v++) {
      int length = out.degree(v);
      System.arraycopy(out.neighbours, out.begin(v), neighbours, size, length);
      System.arraycopy(out.edges, out.begin(v), edges, size, length);
      size += length;
      for (int i = in.begin(v); i < in.end(v); i++) {
        if (in.neighbours[i] != v) {
          neighbours[size] = in.neighbours[i];
          edges[size++] = in.edges[i];
        }
      }
      offsets[v + 1] = size;
    }
    return new Adjacency(offsets, Arrays.copyOf(neighbours, size), Arrays.copyOf(edges, size));
  }

  /** The same with vertices of no edges behind. */
  Adjacency extendedTo(int vertexCount) {
    int[] longer = Arrays.copyOf(offsets, vertexCount + 1);
    Arrays.fill(longer, offsets.length, longer.length, offsets[offsets.length - 1]);
    return new Adjacency(longer, neighbours, edges);
  }
}
