package io.quiver.planner.execute.operator;

import io.quiver.functions.spi.RowSource;
import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.context.OperatorStatistics;
import io.quiver.storage.graph.EdgeList;
import io.quiver.storage.graph.EdgeTable;
import io.quiver.storage.graph.Graph;
import io.quiver.storage.graph.GraphDirection;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values that a breadth-first search meets, one by one. It begins with lookups by index where
 * the table is large, and goes on with compressed adjacency when it has looked up many.
 */
final class ReachedRows implements RowSource {
  /** After so many vertices that were looked up by index, all edges are read. */
  private static final int NARROW_MAX = 20_000;

  private static final int CHECK_EVERY = 1 << 12;
  private static final int STRANGER_BYTES = 64;

  private final ExecutionContext context;
  private final EdgeTable edges;
  private final String name;
  private final List<PlanNode> inputs;
  private final @Nullable OperatorStatistics statistics;
  private final BitSet seen = new BitSet();

  /** Seeds that no edge knows. */
  private final Set<Object> strangers = new HashSet<>();

  private final EdgeList found = new EdgeList();
  private @Nullable BatchSource seed;
  private @Nullable Batch seeds;
  private int place;
  private @Nullable Graph graph;
  private boolean narrow = true;
  private int[] queue = new int[64];
  private int size;
  private int given;
  private int expanded;
  private int roundEnd;
  private long rounds;
  private long steps;
  private boolean nullMet;
  private boolean ended;
  private long reserved;
  private @Nullable Object value;

  ReachedRows(
      ExecutionContext context,
      EdgeTable edges,
      String name,
      List<PlanNode> inputs,
      @Nullable OperatorStatistics statistics) {
    this.context = context;
    this.edges = edges;
    this.name = name;
    this.inputs = inputs;
    this.statistics = statistics;
  }

  @Override
  public boolean next() {
    Graph open = graph;
    if (open == null) {
      open = open();
      seed = inputs.get(0).open(context);
    }
    if (seed != null) {
      if (nextSeed(open)) {
        return true;
      }
      roundEnd = size;
    }
    while (given == size && expanded < size) {
      expandNext();
    }
    if (given < size) {
      value = currentGraph().value(queue[given++]);
      return true;
    }
    if (!ended) {
      ended = true;
      value = null;
      return !nullMet && reachesNull();
    }
    return false;
  }

  private Graph currentGraph() {
    if (graph == null) {
      throw new IllegalStateException("no graph");
    }
    return graph;
  }

  private Graph open() {
    Graph opened =
        context
            .adjacency()
            .graph(
                context.transaction(),
                context.tables(),
                edges,
                GraphDirection.OUT,
                narrow,
                context::checkActive);
    graph = opened;
    if (statistics != null) {
      statistics.setNote(opened.describe());
    }
    return opened;
  }

  // ---- seeds

  /** Gives seeds as they come; those that begin edges wait in the queue to be followed. */
  private boolean nextSeed(Graph open) {
    while (seed != null) {
      if (seeds == null || place == seeds.size()) {
        seeds = seed.next();
        place = 0;
        if (seeds == null) {
          seed.close();
          seed = null;
          return false;
        }
      }
      if (place < seeds.size()) {
        Object one = seeds.column(0).get(seeds.row(place++));
        if (isNewSeed(open, one)) {
          value = one;
          return true;
        }
      }
    }
    return false;
  }

  private boolean isNewSeed(Graph open, @Nullable Object one) {
    if (one == null) {
      boolean first = !nullMet;
      nullMet = true;
      return first;
    }
    int vertex = open.vertex(one);
    if (vertex < 0) {
      return addStranger(one);
    }
    if (seen.get(vertex)) {
      return false;
    }
    seen.set(vertex);
    add(vertex);
    given = size;
    return true;
  }

  private boolean addStranger(Object value) {
    context.memory().reserve(STRANGER_BYTES);
    reserved += STRANGER_BYTES;
    return strangers.add(key(value));
  }

  private static Object key(Object value) {
    return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
  }

  private void add(int vertex) {
    if (size == queue.length) {
      // The queue, and as much again for marks and what the graph remembers of it.
      long more = (long) Integer.BYTES * queue.length * 2;
      context.memory().reserve(more);
      reserved += more;
      queue = Arrays.copyOf(queue, Math.multiplyExact(size, 2));
    }
    queue[size++] = vertex;
  }

  // ---- edges

  private void expandNext() {
    if (expanded == 0 || expanded == roundEnd) {
      nextRound();
    }
    if (narrow && expanded >= NARROW_MAX) {
      widen();
    }
    int from = queue[expanded++];
    if (++steps % CHECK_EVERY == 0) {
      context.checkActive();
    }
    if (from < 0) {
      return;
    }
    currentGraph().expand(from, GraphDirection.OUT, found);
    for (int i = 0; i < found.size(); i++) {
      if (++steps % CHECK_EVERY == 0) {
        context.checkActive();
      }
      int vertex = found.vertex(i);
      if (!seen.get(vertex)) {
        seen.set(vertex);
        add(vertex);
      }
    }
  }

  private void nextRound() {
    if (++rounds > context.limits().maxRecursion()) {
      throw RecursiveUnionNode.tooManyRounds(name, context.limits().maxRecursion());
    }
    roundEnd = size;
  }

  /** Goes on with all edges: vertices get other numbers. */
  private void widen() {
    narrow = false;
    Graph before = currentGraph();
    Graph all = open();
    seen.clear();
    for (int i = 0; i < size; i++) {
      if (i % CHECK_EVERY == 0) {
        context.checkActive();
      }
      Object known = before.value(queue[i]);
      int vertex = all.vertex(known);
      queue[i] = vertex;
      if (vertex >= 0) {
        seen.set(vertex);
      } else {
        // No edge ends there: it was a seed.
        addStranger(known);
      }
    }
  }

  // ---- NULL

  private boolean reachesNull() {
    if (inputs.size() < 2) {
      return false;
    }
    Graph all = currentGraph();
    try (BatchSource sources = inputs.get(1).open(context)) {
      for (Batch batch = sources.next(); batch != null; batch = sources.next()) {
        context.checkActive();
        for (int i = 0; i < batch.size(); i++) {
          Object from = batch.column(0).get(batch.row(i));
          if (from == null) {
            continue;
          }
          int vertex = all.find(from);
          if (vertex >= 0 ? seen.get(vertex) : strangers.contains(key(from))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  @Override
  public @Nullable Object get(int column) {
    return value;
  }

  @Override
  public void close() {
    if (seed != null) {
      seed.close();
      seed = null;
    }
    context.memory().release(reserved);
    reserved = 0;
  }
}
