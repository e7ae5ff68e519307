package io.quiver.functions.graph;

import io.quiver.functions.spi.RowSource;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.graph.EdgeList;
import io.quiver.storage.graph.Graph;
import io.quiver.storage.graph.GraphDirection;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A running SHORTEST_PATH. One search a source; it settles nodes by rising cost and gives a row for
 * each target settled, so that it stops when the last one is found. Unit weights make the queue a
 * breadth-first search with the earliest discovery first.
 */
final class PathSearch implements RowSource {
  /** How far and which way. */
  record Bounds(GraphDirection direction, long maxDepth, double maxCost) {}

  private record Candidate(double cost, int entry) implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
      int order = Double.compare(cost, other.cost);
      return order != 0 ? order : Integer.compare(entry, other.entry);
    }
  }

  private final GraphCall call;
  private final Graph graph;
  private final List<Object> sources;
  private final @Nullable List<Object> targets;
  private final Bounds bounds;
  private final Discoveries found = new Discoveries();
  private final PriorityQueue<Candidate> queue = new PriorityQueue<>();
  private final BitSet settled = new BitSet();
  private final BitSet wanted = new BitSet();
  private final EdgeList edges = new EdgeList();
  private double[] best = new double[64];
  private int nextSource;
  private int current;
  private double currentCost;

  PathSearch(
      GraphCall call,
      Graph graph,
      List<Object> sources,
      @Nullable List<Object> targets,
      Bounds bounds) {
    this.call = call;
    this.graph = graph;
    this.sources = sources;
    this.targets = targets;
    this.bounds = bounds;
  }

  @Override
  public boolean next() {
    while (true) {
      Candidate candidate = queue.poll();
      if (candidate == null || (targets != null && wanted.isEmpty())) {
        if (!beginSource()) {
          return false;
        }
        continue;
      }
      call.step();
      int vertex = found.vertex(candidate.entry);
      if (settled.get(vertex)) {
        continue;
      }
      settled.set(vertex);
      if (found.depth(candidate.entry) < bounds.maxDepth) {
        expand(candidate);
      }
      if (targets == null ? found.depth(candidate.entry) > 0 : wanted.get(vertex)) {
        wanted.clear(vertex);
        current = candidate.entry;
        currentCost = candidate.cost;
        return true;
      }
    }
  }

  private boolean beginSource() {
    while (nextSource < sources.size()) {
      int vertex = graph.vertex(sources.get(nextSource++));
      queue.clear();
      wanted.clear();
      if (vertex >= 0) {
        markTargets();
        found.clear();
        settled.clear();
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        discover(vertex, Discoveries.NONE, 0, 0);
        return true;
      }
    }
    return false;
  }

  private void markTargets() {
    if (targets != null) {
      for (Object target : targets) {
        int vertex = graph.vertex(target);
        if (vertex >= 0) {
          wanted.set(vertex);
        }
      }
    }
  }

  private void expand(Candidate from) {
    graph.expand(found.vertex(from.entry), bounds.direction, edges);
    for (int i = 0; i < edges.size(); i++) {
      call.step();
      int vertex = edges.vertex(i);
      double weight = edges.weight(i);
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new QuiverException(
            ErrorCode.INVALID_PARAMETER,
            "weight of edge "
                + edges.edge(i)
                + (Double.isNaN(weight) ? " is NULL" : " is " + weight)
                + "; SHORTEST_PATH needs finite weights of at least 0");
      }
      double cost = from.cost + weight;
      if (!settled.get(vertex) && cost <= bounds.maxCost) {
        discover(vertex, from.entry, edges.edge(i), cost);
      }
    }
  }

  private void discover(int vertex, int parent, long edge, double cost) {
    if (vertex >= best.length) {
      int old = best.length;
      best = Arrays.copyOf(best, Math.max(vertex + 1, old * 2));
      Arrays.fill(best, old, best.length, Double.POSITIVE_INFINITY);
    }
    if (cost < best[vertex]) {
      best[vertex] = cost;
      queue.add(new Candidate(cost, found.add(vertex, parent, edge)));
    }
  }

  @Override
  public @Nullable Object get(int column) {
    return switch (column) {
      case 0 -> graph.value(found.vertex(0));
      case 1 -> graph.value(found.vertex(current));
      case 2 -> 1L;
      case 3 -> (long) found.depth(current);
      case 4 -> currentCost;
      case 5 -> found.pathNodes(current, graph);
      case 6 -> found.pathEdges(current);
      default -> throw QuiverException.bug("column " + column + " of SHORTEST_PATH");
    };
  }

  @Override
  public void close() {
    queue.clear();
    nextSource = sources.size();
  }
}
