package io.quiver.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A seeded directed graph with the answers to every question that is measured on it, found on plain
 * arrays. Nine tenths of its vertices have degrees by a power law (exponent about 2.25, the largest
 * some thousands), every one at least one edge out; the others are small rings, so that there are
 * many components. No loops and no parallel edges.
 */
final class PowerLawGraph {
  private static final double TILT = -0.8;
  private static final int HEAD = 10;

  private final int vertexCount;
  private final int[] sources;
  private final int[] targets;
  private final int[] offsets;
  private final int[] neighbours;

  private PowerLawGraph(int vertexCount, int[] sources, int[] targets) {
    this.vertexCount = vertexCount;
    this.sources = sources;
    this.targets = targets;
    this.offsets = new int[vertexCount + 1];
    for (int source : sources) {
      offsets[source + 1]++;
    }
    for (int v = 0; v < vertexCount; v++) {
      offsets[v + 1] += offsets[v];
    }
    neighbours = new int[targets.length];
    int[] next = offsets.clone();
    for (int i = 0; i < targets.length; i++) {
      neighbours[next[sources[i]]++] = targets[i];
    }
  }

  /** The graph of these sizes; the same for the same seed. */
  static PowerLawGraph of(int vertexCount, int edgeCount, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Edges edges = new Edges(edgeCount);
    int core = vertexCount / 10 * 9;
    for (int first = core; first < vertexCount; ) {
      int left = vertexCount - first;
      int size = 3 + random.nextInt(18);
      size = size + 2 > left ? left : size;
      for (int i = 0; i < size; i++) {
        edges.add(first + i, first + (i + 1) % size);
      }
      first += size;
    }
    int[] bySource = shuffled(core, random);
    int[] byTarget = shuffled(core, random);
    double[] sums = new double[core];
    double sum = 0;
    for (int i = 0; i < core; i++) {
      edges.add(i, (i + 1 + random.nextInt(core - 1)) % core);
      sum += Math.pow(i + HEAD, TILT);
      sums[i] = sum;
    }
    while (edges.size < edgeCount) {
      int source = bySource[place(sums, sum * random.nextDouble())];
      int[] order = random.nextInt(10) < 3 ? bySource : byTarget;
      edges.add(source, order[place(sums, sum * random.nextDouble())]);
    }
    edges.shuffle(random);
    return new PowerLawGraph(vertexCount, edges.sources, edges.targets);
  }

  private static int place(double[] sums, double value) {
    int found = Arrays.binarySearch(sums, value);
    return Math.min(sums.length - 1, found < 0 ? -found - 1 : found);
  }

  private static int[] shuffled(int count, SplittableRandom random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  int[] sources() {
    return sources.clone();
  }

  int[] targets() {
    return targets.clone();
  }

  /** The same graph with more edges. */
  PowerLawGraph with(int[] moreSources, int[] moreTargets) {
    int[] allSources = Arrays.copyOf(sources, sources.length + moreSources.length);
    int[] allTargets = Arrays.copyOf(targets, sources.length + moreSources.length);
    System.arraycopy(moreSources, 0, allSources, sources.length, moreSources.length);
    System.arraycopy(moreTargets, 0, allTargets, sources.length, moreSources.length);
    return new PowerLawGraph(vertexCount, allSources, allTargets);
  }

  /** How many other vertices can be reached within so many hops. */
  long within(int hops, int start) {
    return search(start, hops, -1).size - 1L;
  }

  /** Fewest hops between two vertices; -1 when there are more than {@code hops}. */
  int distance(int from, int to, int hops) {
    return search(from, hops, to).distances[to];
  }

  private record Found(int size, int[] distances) {}

  private Found search(int start, int hops, int stopAt) {
    int[] distances = new int[vertexCount];
    Arrays.fill(distances, -1);
    int[] queue = new int[vertexCount];
    int size = 1;
    queue[0] = start;
    distances[start] = 0;
    for (int i = 0; i < size && distances[queue[i]] < hops; i++) {
      for (int place = offsets[queue[i]]; place < offsets[queue[i] + 1]; place++) {
        int vertex = neighbours[place];
        if (distances[vertex] < 0) {
          distances[vertex] = distances[queue[i]] + 1;
          queue[size++] = vertex;
        }
      }
      if (stopAt >= 0 && distances[stopAt] >= 0) {
        break;
      }
    }
    return new Found(size, distances);
  }

  /** Ranks that sum to 1, damping 0.85. */
  double[] pageRank(int rounds) {
    double[] ranks = new double[vertexCount];
    Arrays.fill(ranks, 1.0 / vertexCount);
    for (int round = 0; round < rounds; round++) {
      double[] next = new double[vertexCount];
      Arrays.fill(next, 0.15 / vertexCount);
      for (int i = 0; i < sources.length; i++) {
        int degree = offsets[sources[i] + 1] - offsets[sources[i]];
        next[targets[i]] += 0.85 * ranks[sources[i]] / degree;
      }
      ranks = next;
    }
    return ranks;
  }

  /** The least vertex of each vertex's weakly connected component. */
  int[] components() {
    int[] parents = new int[vertexCount];
    Arrays.setAll(parents, v -> v);
    for (int i = 0; i < sources.length; i++) {
      int a = root(parents, sources[i]);
      int b = root(parents, targets[i]);
      parents[Math.max(a, b)] = Math.min(a, b);
    }
    Arrays.setAll(parents, v -> root(parents, v));
    return parents;
  }

  private static int root(int[] parents, int start) {
    int at = start;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /** Edges under construction, each pair once. */
  private static final class Edges {
    private final int[] sources;
    private final int[] targets;
    private final long[] slots;
    private int size;

    Edges(int count) {
      sources = new int[count];
      targets = new int[count];
      slots = new long[Integer.highestOneBit(count) * 4];
    }

    void add(int source, int target) {
      long pair = ((long) source << Integer.SIZE | target) + 1;
      int slot = (int) (pair * 0x9E3779B97F4A7C15L >>> 32) & (slots.length - 1);
      while (slots[slot] != 0 && slots[slot] != pair) {
        slot = (slot + 1) & (slots.length - 1);
      }
      if (source != target && slots[slot] == 0 && size < sources.length) {
        slots[slot] = pair;
        sources[size] = source;
        targets[size++] = target;
      }
    }

    void shuffle(SplittableRandom random) {
      for (int i = size - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int source = sources[i];
        int target = targets[i];
        sources[i] = sources[j];
        targets[i] = targets[j];
        sources[j] = source;
        targets[j] = target;
      }
    }
  }
}
