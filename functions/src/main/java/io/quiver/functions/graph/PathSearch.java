package io.quiver.functions.graph;

import io.quiver.storage.graph.EdgeList;
import io.quiver.storage.graph.Graph;
import io.quiver.storage.graph.GraphDirection;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The k cheapest paths from each source. One best-first search a source (Dijkstra, Numerische
 * Mathematik 1, 1959) that gives a path whenever it comes to a target, and so stops with the last
 * one wanted; without weights it is a breadth-first search with the earliest discovery first.
 *
 * <p>What keeps it from looking at every walk: of one path for each pair, that a vertex is reached
 * again at no lower cost and no fewer hops; of k walks, that it was reached k times; of k paths
 * without repetition, the least cost that is still to come ({@link RemainingCosts}).
 */
final class PathSearch implements PathFinder {
  /** What a path may repeat. */
  enum Mode {
    /** Anything. */
    WALK,
    /** Nodes, but no edge. */
    TRAIL,
    /** Nothing. */
    ACYCLIC
  }

  /** How far, which way, how many. */
  record Bounds(GraphDirection direction, long maxDepth, double maxCost, int k, Mode mode) {
    /** Whether paths must be compared with themselves: the cheapest one never repeats a vertex. */
    boolean looksBack() {
      return k > 1 && mode != Mode.WALK;
    }

    boolean isDeep() {
      return maxDepth == Long.MAX_VALUE;
    }
  }

  private record Candidate(double bound, int entry) implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
      int order = Double.compare(bound, other.bound);
      return order != 0 ? order : Integer.compare(entry, other.entry);
    }
  }

  private final GraphCall call;
  private final Graph graph;
  private final List<Object> sources;
  private final @Nullable BitSet targets;
  private final @Nullable RemainingCosts remaining;
  private final Bounds bounds;
  private final Discoveries found = new Discoveries();
  private final PriorityQueue<Candidate> queue = new PriorityQueue<>();
  private final EdgeList edges = new EdgeList();
  private final BitSet wanted = new BitSet();
  private final BitSet settled = new BitSet();

  /** Fewest hops, or number of visits, by vertex (and hops). */
  private final Map<Long, Integer> visits = new HashMap<>();

  /** Least cost at which each vertex was discovered; when only one path of each pair is wanted. */
  private double[] best = new double[64];

  private final Map<Integer, Integer> given = new HashMap<>();
  private int nextSource;

  PathSearch(
      GraphCall call,
      Graph graph,
      List<Object> sources,
      @Nullable List<Object> targets,
      Bounds bounds) {
    this.call = call;
    this.graph = graph;
    this.sources = sources;
    this.bounds = bounds;
    this.targets = targets == null ? null : vertices(graph, targets);
    this.remaining =
        bounds.looksBack() && this.targets != null
            ? new RemainingCosts(
                call, graph, this.targets.stream().boxed().toList(), bounds.direction())
            : null;
  }

  private static BitSet vertices(Graph graph, List<Object> values) {
    BitSet vertices = new BitSet();
    for (Object value : values) {
      int vertex = graph.vertex(value);
      if (vertex >= 0) {
        vertices.set(vertex);
      }
    }
    return vertices;
  }

  @Override
  public @Nullable FoundPath next() {
    while (true) {
      Candidate candidate = queue.poll();
      if (candidate == null || (targets != null && wanted.isEmpty())) {
        if (!beginSource()) {
          return null;
        }
        continue;
      }
      call.step();
      int entry = candidate.entry;
      if (!settle(found.vertex(entry), found.depth(entry))) {
        continue;
      }
      if (found.depth(entry) < bounds.maxDepth) {
        expand(entry);
      }
      int number = give(entry);
      if (number > 0) {
        return new FoundPath(
            number, found.pathNodes(entry, graph), found.pathEdges(entry), found.pathCosts(entry));
      }
    }
  }

  private boolean beginSource() {
    queue.clear();
    while (nextSource < sources.size()) {
      int vertex = graph.vertex(sources.get(nextSource++));
      if (vertex >= 0) {
        wanted.clear();
        if (targets != null) {
          wanted.or(targets);
        }
        found.clear();
        settled.clear();
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        visits.clear();
        given.clear();
        discover(vertex, Discoveries.NONE, 0, 0);
        return true;
      }
    }
    return false;
  }

  /** Whether paths that go on from here can still be wanted. */
  private boolean settle(int vertex, int depth) {
    if (bounds.looksBack()) {
      return true;
    }
    if (bounds.k() > 1) {
      long key = bounds.isDeep() ? vertex : (long) depth << Integer.SIZE | vertex;
      return visits.merge(key, 1, Integer::sum) <= bounds.k();
    }
    if (bounds.isDeep()) {
      boolean first = !settled.get(vertex);
      settled.set(vertex);
      return first;
    }
    Integer fewest = visits.get((long) vertex);
    if (fewest != null && fewest <= depth) {
      return false;
    }
    visits.put((long) vertex, depth);
    return true;
  }

  /** The number of the path that ends here, or 0 when it is not wanted. */
  private int give(int entry) {
    int vertex = found.vertex(entry);
    boolean isTarget = targets == null ? found.depth(entry) > 0 : wanted.get(vertex);
    if (!isTarget) {
      return 0;
    }
    int number = given.merge(vertex, 1, Integer::sum);
    if (number > bounds.k()) {
      return 0;
    }
    if (number == bounds.k()) {
      wanted.clear(vertex);
    }
    return number;
  }

  private void expand(int from) {
    graph.expand(found.vertex(from), bounds.direction(), edges);
    for (int i = 0; i < edges.size(); i++) {
      call.step();
      int vertex = edges.vertex(i);
      double cost = found.cost(from) + RemainingCosts.weight(edges, i);
      if (cost <= bounds.maxCost() && !settled.get(vertex) && mayFollow(from, i)) {
        discover(vertex, from, edges.edge(i), cost);
      }
    }
  }

  private boolean mayFollow(int from, int index) {
    if (!bounds.looksBack()) {
      return true;
    }
    return bounds.mode() == Mode.TRAIL
        ? !found.hasEdge(from, edges.edge(index))
        : !found.hasVertex(from, edges.vertex(index));
  }

  private void discover(int vertex, int parent, long edge, double cost) {
    double bound = remaining == null ? cost : cost + remaining.of(vertex);
    if (bound <= bounds.maxCost() && bound < Double.POSITIVE_INFINITY && improves(vertex, cost)) {
      queue.add(new Candidate(bound, found.add(vertex, parent, edge, cost)));
    }
  }

  private boolean improves(int vertex, double cost) {
    if (bounds.k() > 1 || !bounds.isDeep()) {
      return true;
    }
    if (vertex >= best.length) {
      int old = best.length;
      best = Arrays.copyOf(best, Math.max(vertex + 1, old * 2));
      Arrays.fill(best, old, best.length, Double.POSITIVE_INFINITY);
    }
    boolean improves = cost < best[vertex];
    best[vertex] = Math.min(best[vertex], cost);
    return improves;
  }
}
