package io.quiver.functions.graph;

import io.quiver.functions.algorithm.Weights;
import io.quiver.storage.graph.EdgeList;
import io.quiver.storage.graph.Graph;
import io.quiver.storage.graph.GraphDirection;
import java.util.Arrays;
import java.util.Collection;
import java.util.PriorityQueue;

/**
 * The least cost from any vertex to the nearest of some targets: what a search for many paths needs
 * to look into promising directions first and to leave hopeless ones.
 */
final class RemainingCosts {
  private record Candidate(double cost, int vertex) implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
      return Double.compare(cost, other.cost);
    }
  }

  private double[] costs = new double[64];

  RemainingCosts(
      GraphCall call, Graph graph, Collection<Integer> targets, GraphDirection direction) {
    Arrays.fill(costs, Double.POSITIVE_INFINITY);
    GraphDirection back =
        switch (direction) {
          case OUT -> GraphDirection.IN;
          case IN -> GraphDirection.OUT;
          case ANY -> GraphDirection.ANY;
        };
    PriorityQueue<Candidate> queue = new PriorityQueue<>();
    for (int target : targets) {
      lower(target, 0, queue);
    }
    EdgeList edges = new EdgeList();
    for (Candidate next = queue.poll(); next != null; next = queue.poll()) {
      call.step();
      if (next.cost > costs[next.vertex]) {
        continue;
      }
      graph.expand(next.vertex, back, edges);
      for (int i = 0; i < edges.size(); i++) {
        call.step();
        lower(edges.vertex(i), next.cost + weight(edges, i), queue);
      }
    }
  }

  private void lower(int vertex, double cost, PriorityQueue<Candidate> queue) {
    if (vertex >= costs.length) {
      int old = costs.length;
      costs = Arrays.copyOf(costs, Math.max(vertex + 1, old * 2));
      Arrays.fill(costs, old, costs.length, Double.POSITIVE_INFINITY);
    }
    if (cost < costs[vertex]) {
      costs[vertex] = cost;
      queue.add(new Candidate(cost, vertex));
    }
  }

  /** Infinite where no target can be reached. */
  double of(int vertex) {
    return vertex < costs.length ? costs[vertex] : Double.POSITIVE_INFINITY;
  }

  /** The weight of an edge in the list; throws for one that is no cost. */
  static double weight(EdgeList edges, int index) {
    double weight = edges.weight(index);
    if (weight >= 0 && weight < Double.POSITIVE_INFINITY) {
      return weight;
    }
    throw Weights.invalid(edges.edge(index), weight);
  }
}
