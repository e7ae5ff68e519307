package io.quiver.functions.algorithm;

import io.quiver.storage.graph.Adjacency;
import io.quiver.storage.graph.CompressedGraph;
import io.quiver.storage.graph.GraphDirection;
import java.util.Arrays;

/**
 * Simple circles, one after another: each begins at its least vertex and is found once. A branch is
 * left as soon as the start cannot be reached any more within the length allowed, so that acyclic
 * parts cost nothing. Parallel edges make one circle; of an undirected graph a circle has at least
 * three vertices and comes in one of its two directions.
 */
public final class Cycles {
  private static final int FAR = Integer.MAX_VALUE;

  private final VertexOrder order;
  private final Adjacency out;
  private final Adjacency in;
  private final boolean undirected;
  private final int maxLength;
  private final Progress progress;
  private final boolean[] loops;

  private final int[] back;
  private final int[] queue;
  private final boolean[] onPath;
  private int[] path = new int[16];
  private int[] places = new int[16];
  private int length;
  private int startRank = -1;
  private boolean loopPending;

  /** Prepares; {@code maxLength} is the number of vertices of the longest circle wanted. */
  public Cycles(CompressedGraph graph, GraphDirection direction, int maxLength, Progress progress) {
    this.order = VertexOrder.of(graph);
    this.undirected = direction == GraphDirection.ANY;
    Adjacency followed = graph.adjacency(direction);
    this.loops = loops(followed);
    this.out = followed.distinct();
    this.in =
        switch (direction) {
          case OUT -> graph.adjacency(GraphDirection.IN).distinct();
          case IN -> graph.adjacency(GraphDirection.OUT).distinct();
          case ANY -> out;
        };
    this.maxLength = Math.min(maxLength, graph.vertexCount());
    this.progress = progress;
    this.back = new int[graph.vertexCount()];
    this.queue = new int[graph.vertexCount()];
    this.onPath = new boolean[graph.vertexCount()];
  }

  private static boolean[] loops(Adjacency edges) {
    boolean[] loops = new boolean[edges.vertexCount()];
    for (int v = 0; v < loops.length; v++) {
      for (int i = edges.begin(v); i < edges.end(v); i++) {
        loops[v] |= edges.neighbour(i) == v;
      }
    }
    return loops;
  }

  /** Goes to the next circle; false when there is none. */
  public boolean next() {
    while (true) {
      if (length == 0 && !begin()) {
        return false;
      }
      if (loopPending) {
        loopPending = false;
        return true;
      }
      if (advance()) {
        return true;
      }
    }
  }

  /** Number of vertices of the circle. */
  public int length() {
    return length;
  }

  /** The vertex at a place of the circle, from 0. */
  public int vertex(int place) {
    return path[place];
  }

  private boolean begin() {
    if (++startRank >= order.size() || maxLength < 1) {
      return false;
    }
    int start = order.vertex(startRank);
    measure(start);
    push(start);
    loopPending = loops[start];
    return true;
  }

  /** Steps back to the start from each vertex of greater rank, within the length allowed. */
  private void measure(int start) {
    Arrays.fill(back, FAR);
    back[start] = 0;
    queue[0] = start;
    int size = 1;
    for (int at = 0; at < size; at++) {
      int v = queue[at];
      progress.steps(1 + in.degree(v));
      for (int i = in.begin(v); i < in.end(v) && back[v] + 1 < maxLength; i++) {
        int before = in.neighbour(i);
        if (back[before] == FAR && order.rank(before) > startRank) {
          back[before] = back[v] + 1;
          queue[size++] = before;
        }
      }
    }
  }

  private void push(int vertex) {
    if (length == path.length) {
      path = Arrays.copyOf(path, length * 2);
      places = Arrays.copyOf(places, length * 2);
    }
    path[length] = vertex;
    places[length] = out.begin(vertex);
    length++;
    onPath[vertex] = true;
  }

  /** One step of the search; true when the path is a circle. */
  private boolean advance() {
    progress.step();
    int last = path[length - 1];
    if (places[length - 1] >= out.end(last)) {
      length--;
      onPath[last] = false;
      return false;
    }
    int next = out.neighbour(places[length - 1]++);
    if (next == path[0]) {
      return isCircle();
    }
    if (back[next] != FAR && !onPath[next] && length + back[next] <= maxLength) {
      push(next);
    }
    return false;
  }

  private boolean isCircle() {
    if (!undirected) {
      return length > 1;
    }
    return length > 2 && order.rank(path[1]) < order.rank(path[length - 1]);
  }
}
