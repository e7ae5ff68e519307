package io.quiver.functions.algorithm;

import io.quiver.storage.graph.Adjacency;
import io.quiver.storage.graph.CompressedGraph;
import io.quiver.storage.graph.GraphDirection;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * PageRank (Brin and Page, Computer Networks 30, 1998) by power iteration. Ranks sum to 1; what
 * vertices without edges out hold is spread like the jumps. Uses all processors.
 */
public final class PageRank {
  private static final int CHUNK = 1 << 13;

  private final CompressedGraph graph;
  private final Adjacency in;
  private final Adjacency out;
  private final Options options;
  private final double[] jump;
  private final double[] share;

  /**
   * How to run it.
   *
   * @param damping probability to follow an edge, in [0, 1]
   * @param maxIterations rounds at most
   * @param tolerance ends when the ranks change by less than this in sum; 0: never
   * @param direction of the edges that are followed
   * @param seeds vertices that are jumped to, all alike; empty: every vertex
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Options(
      double damping, int maxIterations, double tolerance, GraphDirection direction, int[] seeds) {}

  private PageRank(CompressedGraph graph, Options options) {
    this.graph = graph;
    this.options = options;
    this.out = graph.adjacency(options.direction());
    this.in =
        switch (options.direction()) {
          case OUT -> graph.adjacency(GraphDirection.IN);
          case IN -> graph.adjacency(GraphDirection.OUT);
          case ANY -> out;
        };
    int count = graph.vertexCount();
    this.jump = new double[count];
    this.share = new double[count];
    if (options.seeds().length == 0) {
      Arrays.fill(jump, 1.0 / count);
    } else {
      for (int seed : options.seeds()) {
        jump[seed] = 1.0 / options.seeds().length;
      }
    }
  }

  /** The rank of each vertex. */
  public static double[] run(CompressedGraph graph, Options options, Runnable checkActive) {
    return new PageRank(graph, options).iterate(checkActive);
  }

  private double[] iterate(Runnable checkActive) {
    int count = graph.vertexCount();
    double[] strength = strength();
    double[] ranks = jump.clone();
    double[] next = new double[count];
    for (int round = 0; round < options.maxIterations(); round++) {
      checkActive.run();
      double dangling = 0;
      for (int v = 0; v < count; v++) {
        if (strength[v] == 0) {
          dangling += ranks[v];
        } else {
          share[v] = ranks[v] / strength[v];
        }
      }
      double change = round(ranks, next, dangling);
      double[] old = ranks;
      ranks = next;
      next = old;
      if (change < options.tolerance()) {
        break;
      }
    }
    return ranks;
  }

  /** Sum of the weights of the edges out of each vertex. */
  private double[] strength() {
    double[] strength = new double[graph.vertexCount()];
    for (int v = 0; v < strength.length; v++) {
      for (int i = out.begin(v); i < out.end(v); i++) {
        strength[v] += Weights.checked(graph, out.edge(i));
      }
    }
    return strength;
  }

  /** One round of all vertices; returns the change in sum. */
  private double round(double[] ranks, double[] next, double dangling) {
    int chunks = (ranks.length + CHUNK - 1) / CHUNK;
    double kept = 1 - options.damping() + options.damping() * dangling;
    return IntStream.range(0, chunks)
        .parallel()
        .mapToDouble(
            chunk -> {
              double change = 0;
              int end = Math.min(ranks.length, (chunk + 1) * CHUNK);
              for (int v = chunk * CHUNK; v < end; v++) {
                next[v] = kept * jump[v] + options.damping() * received(v);
                change += Math.abs(next[v] - ranks[v]);
              }
              return change;
            })
        .sum();
  }

  private double received(int vertex) {
    double sum = 0;
    int end = in.end(vertex);
    if (!graph.isWeighted()) {
      for (int i = in.begin(vertex); i < end; i++) {
        sum += share[in.neighbour(i)];
      }
      return sum;
    }
    for (int i = in.begin(vertex); i < end; i++) {
      sum += share[in.neighbour(i)] * graph.weight(in.edge(i));
    }
    return sum;
  }
}
