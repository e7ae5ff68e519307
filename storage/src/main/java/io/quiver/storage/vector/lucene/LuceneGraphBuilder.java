package io.quiver.storage.vector.lucene;

import io.quiver.storage.error.QuiverException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.hnsw.HnswGraph;
import org.apache.lucene.util.hnsw.HnswGraphBuilder;
import org.apache.lucene.util.hnsw.OnHeapHnswGraph;
import org.jspecify.annotations.Nullable;

/**
 * Builds a hierarchical navigable small world graph (Malkov and Yashunin, 2016) with Lucene's
 * builder and copies it into flat arrays. Deterministic for the same rows and seed.
 */
public final class LuceneGraphBuilder {
  private static final int CHECK_EVERY = 64;

  private final int maxNeighbours;
  private final int efConstruction;
  private final long seed;

  /**
   * Sets the quality of the graphs.
   *
   * @param maxNeighbours neighbours of a node on the upper levels; twice as many on the lowest
   * @param efConstruction candidates kept while looking for a new node's neighbours
   */
  public LuceneGraphBuilder(int maxNeighbours, int efConstruction, long seed) {
    this.maxNeighbours = maxNeighbours;
    this.efConstruction = efConstruction;
    this.seed = seed;
  }

  /** Builds over rows 0..count-1 (at least one); null when {@code stop} said so meanwhile. */
  public @Nullable BuiltGraph build(int count, Supplier<RowScorer> scorers, BooleanSupplier stop) {
    try {
      HnswGraphBuilder builder =
          HnswGraphBuilder.create(
              new ScorerSupplier(count, scorers), maxNeighbours, efConstruction, seed, count);
      for (int i = 0; i < count; i++) {
        if (i % CHECK_EVERY == 0 && stop.getAsBoolean()) {
          return null;
        }
        builder.addGraphNode(i);
      }
      OnHeapHnswGraph graph = builder.getCompletedGraph();
      List<GraphLevel> levels = new ArrayList<>();
      for (int level = 0; level < graph.numLevels(); level++) {
        levels.add(copy(graph, level, count));
      }
      return new BuiltGraph(graph.entryNode(), levels);
    } catch (IOException e) {
      throw QuiverException.bug("building a graph in memory: " + e);
    }
  }

  private static GraphLevel copy(OnHeapHnswGraph graph, int level, int count) throws IOException {
    int[] nodes = level == 0 ? null : sortedNodes(graph, level);
    int size = nodes == null ? count : nodes.length;
    int[] offsets = new int[size + 1];
    int[] neighbours = new int[Math.max(16, size)];
    int used = 0;
    for (int i = 0; i < size; i++) {
      graph.seek(level, nodes == null ? i : nodes[i]);
      int neighbour = graph.nextNeighbor();
      for (; neighbour != DocIdSetIterator.NO_MORE_DOCS; neighbour = graph.nextNeighbor()) {
        if (used == neighbours.length) {
          neighbours = Arrays.copyOf(neighbours, Math.addExact(used, used >> 1));
        }
        neighbours[used++] = neighbour;
      }
      offsets[i + 1] = used;
    }
    return new GraphLevel(nodes, offsets, Arrays.copyOf(neighbours, used));
  }

  private static int[] sortedNodes(OnHeapHnswGraph graph, int level) {
    HnswGraph.NodesIterator iterator = graph.getNodesOnLevel(level);
    int[] nodes = new int[iterator.size()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = iterator.nextInt();
    }
    Arrays.sort(nodes);
    return nodes;
  }
}
