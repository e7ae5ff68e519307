package io.quiver.functions.algorithm;

import io.quiver.storage.graph.Adjacency;
import io.quiver.storage.graph.CompressedGraph;
import io.quiver.storage.graph.GraphDirection;
import java.util.Arrays;
import java.util.Random;

/** How central each vertex is among all shortest paths, counted in edges. */
public final class Centrality {
  private static final int UNSEEN = -1;

  private final Adjacency edges;
  private final Progress progress;
  private final int[] distances;
  private final int[] reached;
  private int reachedCount;

  private Centrality(CompressedGraph graph, GraphDirection direction, Progress progress) {
    this.edges = graph.adjacency(direction);
    this.progress = progress;
    this.distances = new int[graph.vertexCount()];
    this.reached = new int[graph.vertexCount()];
  }

  /**
   * Closeness after Wasserman and Faust (Social Network Analysis, 1994), which stays comparable
   * where not everything is reachable: with r vertices reached, at distances that sum to s, among n
   * others, r / s times r / n; 0 when nothing is reached.
   */
  public static double[] closeness(
      CompressedGraph graph, GraphDirection direction, Progress progress) {
    Centrality centrality = new Centrality(graph, direction, progress);
    double[] scores = new double[graph.vertexCount()];
    for (int v = 0; v < scores.length; v++) {
      centrality.search(v);
      double sum = 0;
      for (int i = 1; i < centrality.reachedCount; i++) {
        sum += centrality.distances[centrality.reached[i]];
      }
      double others = centrality.reachedCount - 1;
      scores[v] = sum == 0 ? 0 : others / sum * (others / (scores.length - 1));
    }
    return scores;
  }

  /**
   * Betweenness (Brandes, Journal of Mathematical Sociology 25, 2001): the sum over all pairs of
   * the part of their shortest paths that run through the vertex, ends excluded; parallel edges are
   * paths of their own. With direction ANY each pair counts once.
   *
   * @param samples how many sources are searched from, scaled up to all; at least the number of
   *     vertices: exact
   */
  public static double[] betweenness(
      CompressedGraph graph, GraphDirection direction, int samples, Progress progress) {
    Centrality centrality = new Centrality(graph, direction, progress);
    int count = graph.vertexCount();
    int[] sources = sources(count, samples);
    double[] scores = new double[count];
    double[] paths = new double[count];
    double[] dependencies = new double[count];
    for (int source : sources) {
      centrality.search(source);
      centrality.accumulate(source, scores, paths, dependencies);
    }
    double scale = sources.length == 0 ? 1 : (double) count / sources.length;
    scale *= direction == GraphDirection.ANY ? 0.5 : 1;
    for (int v = 0; v < count; v++) {
      scores[v] *= scale;
    }
    return scores;
  }

  private static int[] sources(int count, int samples) {
    int[] all = new int[count];
    Arrays.setAll(all, v -> v);
    if (samples >= count) {
      return all;
    }
    Random random = new Random(count);
    for (int i = 0; i < samples; i++) {
      int other = i + random.nextInt(count - i);
      int kept = all[i];
      all[i] = all[other];
      all[other] = kept;
    }
    return Arrays.copyOf(all, samples);
  }

  /** Breadth first: fills distances and, in order, the vertices reached. */
  private void search(int source) {
    Arrays.fill(distances, UNSEEN);
    distances[source] = 0;
    reached[0] = source;
    reachedCount = 1;
    for (int at = 0; at < reachedCount; at++) {
      int v = reached[at];
      progress.steps(1 + edges.degree(v));
      int end = edges.end(v);
      for (int i = edges.begin(v); i < end; i++) {
        int next = edges.neighbour(i);
        if (distances[next] == UNSEEN) {
          distances[next] = distances[v] + 1;
          reached[reachedCount++] = next;
        }
      }
    }
  }

  private void accumulate(int source, double[] scores, double[] paths, double[] dependencies) {
    for (int at = 0; at < reachedCount; at++) {
      paths[reached[at]] = 0;
      dependencies[reached[at]] = 0;
    }
    paths[source] = 1;
    for (int at = 0; at < reachedCount; at++) {
      int v = reached[at];
      for (int i = edges.begin(v); i < edges.end(v); i++) {
        int next = edges.neighbour(i);
        if (distances[next] == distances[v] + 1) {
          paths[next] += paths[v];
        }
      }
    }
    for (int at = reachedCount - 1; at >= 0; at--) {
      int v = reached[at];
      progress.steps(1 + edges.degree(v));
      for (int i = edges.begin(v); i < edges.end(v); i++) {
        int next = edges.neighbour(i);
        if (distances[next] == distances[v] + 1) {
          dependencies[v] += paths[v] / paths[next] * (1 + dependencies[next]);
        }
      }
      if (v != source) {
        scores[v] += dependencies[v];
      }
    }
  }
}
