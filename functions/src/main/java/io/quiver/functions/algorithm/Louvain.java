package io.quiver.functions.algorithm;

import io.quiver.storage.graph.Adjacency;
import io.quiver.storage.graph.CompressedGraph;
import io.quiver.storage.graph.GraphDirection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Communities of greatest modularity by the Louvain method (Blondel, Guillaume, Lambiotte and
 * Lefebvre, Journal of Statistical Mechanics P10008, 2008). Edges are taken as undirected, parallel
 * ones add up. The same random seed gives the same communities.
 */
public final class Louvain {
  private final Options options;
  private final Progress progress;
  private final Random random;

  /**
   * How to run it.
   *
   * @param resolution above 1: smaller communities
   * @param maxLevels how often communities are merged at most
   * @param randomSeed of the order in which vertices are looked at
   */
  public record Options(double resolution, int maxLevels, long randomSeed) {}

  /** An undirected weighted graph; loops carry the weight inside a merged community. */
  private record Level(int[] offsets, int[] neighbours, double[] weights, double[] loops) {
    int size() {
      return loops.length;
    }
  }

  private Louvain(Options options, Progress progress) {
    this.options = options;
    this.progress = progress;
    this.random = new Random(options.randomSeed());
  }

  /**
   * For each level, from the finest to the coarsest, the least vertex of each vertex's community.
   */
  public static List<int[]> run(CompressedGraph graph, Options options, Progress progress) {
    return new Louvain(options, progress).levels(graph);
  }

  private List<int[]> levels(CompressedGraph graph) {
    VertexOrder order = VertexOrder.of(graph);
    List<int[]> levels = new ArrayList<>();
    int[] members = new int[graph.vertexCount()];
    Arrays.setAll(members, v -> v);
    Level level = first(graph);
    for (int i = 0; i < options.maxLevels(); i++) {
      int[] communities = move(level);
      int count = renumber(communities);
      if (count == level.size() && i > 0) {
        break;
      }
      for (int v = 0; v < members.length; v++) {
        members[v] = communities[members[v]];
      }
      levels.add(named(members, count, order));
      if (count == level.size()) {
        break;
      }
      level = merged(level, communities, count);
    }
    return levels;
  }

  private static Level first(CompressedGraph graph) {
    Adjacency any = graph.adjacency(GraphDirection.ANY);
    int count = graph.vertexCount();
    int[] offsets = new int[count + 1];
    int[] neighbours = new int[any.size()];
    double[] weights = new double[any.size()];
    double[] loops = new double[count];
    int size = 0;
    for (int v = 0; v < count; v++) {
      for (int i = any.begin(v); i < any.end(v); i++) {
        double weight = Weights.checked(graph, any.edge(i));
        if (any.neighbour(i) == v) {
          loops[v] += 2 * weight;
        } else {
          neighbours[size] = any.neighbour(i);
          weights[size++] = weight;
        }
      }
      offsets[v + 1] = size;
    }
    return new Level(offsets, Arrays.copyOf(neighbours, size), Arrays.copyOf(weights, size), loops);
  }

  /** Moves vertices between communities as long as that raises modularity. */
  private int[] move(Level level) {
    int count = level.size();
    double[] strength = new double[count];
    double total = 0;
    for (int v = 0; v < count; v++) {
      strength[v] = level.loops[v];
      for (int i = level.offsets[v]; i < level.offsets[v + 1]; i++) {
        strength[v] += level.weights[i];
      }
      total += strength[v];
    }
    int[] communities = new int[count];
    Arrays.setAll(communities, v -> v);
    if (total == 0) {
      return communities;
    }
    double[] sums = strength.clone();
    double[] links = new double[count];
    int[] order = shuffled(count);
    boolean moved = true;
    while (moved) {
      moved = false;
      for (int v : order) {
        progress.steps(1 + level.offsets[v + 1] - level.offsets[v]);
        moved |= moveOne(level, v, communities, sums, links, strength[v], total);
      }
    }
    return communities;
  }

  private boolean moveOne(
      Level level,
      int vertex,
      int[] communities,
      double[] sums,
      double[] links,
      double strength,
      double total) {
    int from = level.offsets[vertex];
    int to = level.offsets[vertex + 1];
    for (int i = from; i < to; i++) {
      links[communities[level.neighbours[i]]] += level.weights[i];
    }
    int own = communities[vertex];
    sums[own] -= strength;
    double factor = options.resolution() * strength / total;
    int best = own;
    double bestGain = links[own] - factor * sums[own];
    for (int i = from; i < to; i++) {
      int candidate = communities[level.neighbours[i]];
      double gain = links[candidate] - factor * sums[candidate];
      // The margin keeps rounding from moving vertices to and fro for ever.
      if (gain > bestGain + 1e-12 * total) {
        bestGain = gain;
        best = candidate;
      }
    }
    for (int i = from; i < to; i++) {
      links[communities[level.neighbours[i]]] = 0;
    }
    sums[best] += strength;
    communities[vertex] = best;
    return best != own;
  }

  private int[] shuffled(int count) {
    int[] order = new int[count];
    Arrays.setAll(order, v -> v);
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }

  /** Makes the numbers dense; returns how many there are. */
  private static int renumber(int[] communities) {
    int[] numbers = new int[communities.length];
    Arrays.fill(numbers, -1);
    int count = 0;
    for (int v = 0; v < communities.length; v++) {
      if (numbers[communities[v]] < 0) {
        numbers[communities[v]] = count++;
      }
      communities[v] = numbers[communities[v]];
    }
    return count;
  }

  private static Level merged(Level level, int[] communities, int count) {
    int[][] members = membersOf(communities, count);
    int[] offsets = new int[count + 1];
    int[] neighbours = new int[level.neighbours.length];
    double[] weights = new double[level.weights.length];
    double[] loops = new double[count];
    double[] links = new double[count];
    int size = 0;
    for (int c = 0; c < count; c++) {
      int begin = size;
      for (int v : members[c]) {
        loops[c] += level.loops[v];
        for (int i = level.offsets[v]; i < level.offsets[v + 1]; i++) {
          int other = communities[level.neighbours[i]];
          if (other == c) {
            loops[c] += level.weights[i];
          } else {
            if (links[other] == 0) {
              neighbours[size++] = other;
            }
            links[other] += level.weights[i];
          }
        }
      }
      int kept = begin;
      for (int i = begin; i < size; i++) {
        int other = neighbours[i];
        if (links[other] != 0) { // weight 0 may have listed it twice
          neighbours[kept] = other;
          weights[kept++] = links[other];
          links[other] = 0;
        }
      }
      size = kept;
      offsets[c + 1] = size;
    }
    return new Level(offsets, Arrays.copyOf(neighbours, size), Arrays.copyOf(weights, size), loops);
  }

  private static int[][] membersOf(int[] communities, int count) {
    int[] sizes = new int[count];
    for (int community : communities) {
      sizes[community]++;
    }
    int[][] members = new int[count][];
    for (int c = 0; c < count; c++) {
      members[c] = new int[sizes[c]];
    }
    for (int v = communities.length - 1; v >= 0; v--) {
      members[communities[v]][--sizes[communities[v]]] = v;
    }
    return members;
  }

  private static int[] named(int[] members, int count, VertexOrder order) {
    int[] least = new int[count];
    Arrays.fill(least, -1);
    for (int rank = 0; rank < members.length; rank++) {
      int vertex = order.vertex(rank);
      if (least[members[vertex]] < 0) {
        least[members[vertex]] = vertex;
      }
    }
    int[] named = new int[members.length];
    Arrays.setAll(named, v -> least[members[v]]);
    return named;
  }
}
