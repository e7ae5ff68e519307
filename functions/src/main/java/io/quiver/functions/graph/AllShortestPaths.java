package io.quiver.functions.graph;

import io.quiver.storage.graph.EdgeList;
import io.quiver.storage.graph.Graph;
import io.quiver.storage.graph.GraphDirection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * All paths of least cost from each source. One search measures the costs from the source; the
 * paths are then read off backwards, one at a time, along edges that explain the cost of their end.
 * No path comes to a vertex twice, which only edges of weight 0 would allow.
 */
final class AllShortestPaths implements PathFinder {
  /** How far and which way. */
  record Bounds(GraphDirection direction, long maxDepth, double maxCost) {}

  private record Candidate(double cost, int vertex) implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
      int order = Double.compare(cost, other.cost);
      return order != 0 ? order : Integer.compare(vertex, other.vertex);
    }
  }

  /** One step back of the path that is being read: a vertex and the edges that lead to it. */
  private record Step(int vertex, long edge, EdgeList before) {}

  private final GraphCall call;
  private final Graph graph;
  private final List<Object> sources;
  private final @Nullable List<Object> targets;
  private final Bounds bounds;
  private final GraphDirection back;

  private final Map<Integer, Double> costs = new HashMap<>();
  private final List<Integer> open = new ArrayList<>();
  private final List<Step> path = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();
  private int source;
  private int nextSource;
  private int nextTarget;
  private int number;

  AllShortestPaths(
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
    this.back =
        switch (bounds.direction()) {
          case OUT -> GraphDirection.IN;
          case IN -> GraphDirection.OUT;
          case ANY -> GraphDirection.ANY;
        };
  }

  @Override
  public @Nullable FoundPath next() {
    while (true) {
      if (path.isEmpty() && !beginTarget()) {
        return null;
      }
      FoundPath complete = advance();
      if (complete != null) {
        return complete;
      }
    }
  }

  private boolean beginTarget() {
    while (nextTarget >= open.size()) {
      if (nextSource >= sources.size()) {
        return false;
      }
      source = graph.vertex(sources.get(nextSource++));
      open.clear();
      nextTarget = 0;
      if (source >= 0) {
        measure();
      }
    }
    number = 0;
    push(open.get(nextTarget++), 0);
    return true;
  }

  /**
   * Costs from the source; then {@code open} has the targets that can be reached, cheapest first.
   */
  private void measure() {
    costs.clear();
    Map<Integer, Integer> hops = new HashMap<>();
    List<Integer> settled = new ArrayList<>();
    PriorityQueue<Candidate> queue = new PriorityQueue<>();
    queue.add(new Candidate(0, source));
    costs.put(source, 0.0);
    hops.put(source, 0);
    EdgeList edges = new EdgeList();
    for (Candidate next = queue.poll(); next != null; next = queue.poll()) {
      call.step();
      if (next.cost > cost(next.vertex)) {
        continue;
      }
      settled.add(next.vertex);
      int depth = hops.getOrDefault(next.vertex, 0) + 1;
      if (depth > bounds.maxDepth()) {
        continue;
      }
      graph.expand(next.vertex, bounds.direction(), edges);
      for (int i = 0; i < edges.size(); i++) {
        call.step();
        double cost = next.cost + RemainingCosts.weight(edges, i);
        if (cost < cost(edges.vertex(i)) && cost <= bounds.maxCost()) {
          costs.put(edges.vertex(i), cost);
          hops.put(edges.vertex(i), depth);
          queue.add(new Candidate(cost, edges.vertex(i)));
        }
      }
    }
    if (targets == null) {
      settled.remove((Integer) source);
      open.addAll(settled);
    } else {
      List<Integer> wanted = targets.stream().map(graph::vertex).toList();
      settled.stream().filter(wanted::contains).forEach(open::add);
    }
  }

  private double cost(int vertex) {
    return costs.getOrDefault(vertex, Double.POSITIVE_INFINITY);
  }

  private void push(int vertex, long edge) {
    EdgeList before = new EdgeList();
    if (vertex != source) {
      graph.expand(vertex, back, before);
    }
    path.add(new Step(vertex, edge, before));
    places.add(0);
  }

  /** One step of the search backwards; the path when it has come to the source. */
  private @Nullable FoundPath advance() {
    call.step();
    int last = path.size() - 1;
    Step step = path.get(last);
    if (step.vertex == source) {
      FoundPath complete = complete();
      pop();
      return complete;
    }
    int place = places.get(last);
    if (place >= step.before.size()) {
      pop();
      return null;
    }
    places.set(last, place + 1);
    int vertex = step.before.vertex(place);
    double cost = cost(vertex) + RemainingCosts.weight(step.before, place);
    if (cost == cost(step.vertex) && !isOnPath(vertex)) {
      push(vertex, step.before.edge(place));
    }
    return null;
  }

  private boolean isOnPath(int vertex) {
    for (Step step : path) {
      if (step.vertex == vertex) {
        return true;
      }
    }
    return false;
  }

  private void pop() {
    path.remove(path.size() - 1);
    places.remove(places.size() - 1);
  }

  private FoundPath complete() {
    List<Object> nodes = new ArrayList<>();
    List<Object> edges = new ArrayList<>();
    double[] totals = new double[path.size()];
    for (int i = 0; i < path.size(); i++) {
      Step step = path.get(path.size() - 1 - i);
      nodes.add(graph.value(step.vertex));
      totals[i] = cost(step.vertex);
      if (i < path.size() - 1) {
        edges.add(step.edge);
      }
    }
    return new FoundPath(
        ++number, Collections.unmodifiableList(nodes), Collections.unmodifiableList(edges), totals);
  }
}
