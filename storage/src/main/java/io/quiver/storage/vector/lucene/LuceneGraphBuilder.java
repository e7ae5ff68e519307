package io.quiver.storage.vector.lucene;

import io.quiver.storage.error.QuiverException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.TaskExecutor;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.hnsw.HnswConcurrentMergeBuilder;
import org.apache.lucene.util.hnsw.HnswGraph;
import org.apache.lucene.util.hnsw.HnswGraphBuilder;
import org.apache.lucene.util.hnsw.InitializedHnswGraphBuilder;
import org.apache.lucene.util.hnsw.OnHeapHnswGraph;
import org.jspecify.annotations.Nullable;

/**
 * Builds a hierarchical navigable small world graph (Malkov and Yashunin, 2016) with Lucene's
 * builder and copies it into flat arrays.
 */
public final class LuceneGraphBuilder {
  private static final int CHECK_EVERY = 64;

  /** Fewer rows are linked by one thread. */
  private static final int PARALLEL_ROWS_MIN = 20_000;

  private static final int WORKERS_MAX = 4;

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

  /**
   * Builds over rows 0..count-1 (at least one); null when {@code stop} said so meanwhile. Many rows
   * are linked by several threads; then the graph is another one each time.
   *
   * @param base the graph of the first of these rows, to go on with, or null
   * @param progress is told now and then how many rows are linked
   */
  public @Nullable BuiltGraph build(
      int count,
      Supplier<RowScorer> scorers,
      @Nullable BuiltGraph base,
      BooleanSupplier stop,
      IntConsumer progress) {
    try {
      FixedBitSet linked = linked(base, count);
      HnswGraphBuilder builder = builder(count, scorers, base, linked);
      int workers = Math.min(Runtime.getRuntime().availableProcessors(), WORKERS_MAX);
      if (count >= PARALLEL_ROWS_MIN && workers > 1) {
        OnHeapHnswGraph built =
            buildParallel(builder, linked, workers, count, scorers, stop, progress);
        return built == null ? null : copyAll(built, count);
      }
      for (int i = 0; i < count; i++) {
        if (i % CHECK_EVERY == 0 && stop.getAsBoolean()) {
          return null;
        }
        progress.accept(i);
        if (linked == null || !linked.get(i)) {
          builder.addGraphNode(i);
        }
      }
      return copyAll(builder.getCompletedGraph(), count);
    } catch (IOException e) {
      throw QuiverException.bug("building a graph in memory: " + e);
    }
  }

  private static @Nullable FixedBitSet linked(@Nullable BuiltGraph base, int count) {
    if (base == null) {
      return null;
    }
    FixedBitSet linked = new FixedBitSet(count);
    linked.set(0, base.levels().getFirst().offsets().length - 1);
    return linked;
  }

  private HnswGraphBuilder builder(
      int count,
      Supplier<RowScorer> scorers,
      @Nullable BuiltGraph base,
      @Nullable FixedBitSet linked)
      throws IOException {
    ScorerSupplier rows = new ScorerSupplier(count, scorers);
    if (base == null || linked == null) {
      return HnswGraphBuilder.create(rows, maxNeighbours, efConstruction, seed, count);
    }
    int[] same = new int[linked.cardinality()];
    Arrays.setAll(same, i -> i);
    return InitializedHnswGraphBuilder.fromGraph(
        rows, efConstruction, seed, new FlatGraph(base, maxNeighbours), same, linked, count);
  }

  private @Nullable OnHeapHnswGraph buildParallel(
      HnswGraphBuilder begun,
      @Nullable FixedBitSet linked,
      int workers,
      int count,
      Supplier<RowScorer> scorers,
      BooleanSupplier stop,
      IntConsumer progress)
      throws IOException {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            workers,
            task -> {
              Thread thread = new Thread(task, "quiver-vector-graph");
              thread.setDaemon(true);
              return thread;
            });
    AtomicBoolean stopped = new AtomicBoolean();
    OnHeapHnswGraph graph = begun.getGraph();
    try {
      HnswConcurrentMergeBuilder builder =
          new HnswConcurrentMergeBuilder(
              new TaskExecutor(threads),
              workers,
              new ScorerSupplier(count, scorers),
              maxNeighbours,
              efConstruction,
              graph,
              linked);
      builder.setAbortCheck(
          () -> {
            progress.accept(graph.size());
            if (stop.getAsBoolean()) {
              stopped.set(true);
              throw new IOException("told to stop");
            }
          });
      return builder.build(count);
    } catch (IOException | RuntimeException e) {
      if (stopped.get()) {
        return null;
      }
      throw e;
    } finally {
      threads.shutdown();
    }
  }

  private static BuiltGraph copyAll(OnHeapHnswGraph graph, int count) throws IOException {
    List<GraphLevel> levels = new ArrayList<>();
    for (int level = 0; level < graph.numLevels(); level++) {
      levels.add(copy(graph, level, count));
    }
    return new BuiltGraph(graph.entryNode(), levels);
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
