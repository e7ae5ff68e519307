package io.quiver.storage.vector;

import io.quiver.storage.vector.lucene.BuiltGraph;
import io.quiver.storage.vector.lucene.GraphLevel;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Greedy search in a hierarchical navigable small world graph (Malkov and Yashunin, 2016,
 * algorithms 2 and 5). The neighbours of a node are scored in bulk; a filter decides what may be a
 * result, not which way the search may take. Immutable, thread-safe.
 */
final class NeighborGraph {
  private static final int POLL_VECTORS = 2_048;

  private final int entry;
  private final List<GraphLevel> upper;
  private final Links lowest;
  private final @Nullable BuiltGraph built;

  /** A graph in the heap. */
  NeighborGraph(BuiltGraph graph) {
    this(
        graph.entry(),
        graph.levels().subList(1, graph.levels().size()),
        new ArrayLinks(graph.levels().getFirst()),
        graph);
  }

  /** A graph whose lowest level is in a mapped file. */
  NeighborGraph(int entry, List<GraphLevel> upper, MappedLinks lowest) {
    this(entry, upper, lowest, null);
  }

  private NeighborGraph(
      int entry, List<GraphLevel> upper, Links lowest, @Nullable BuiltGraph built) {
    this.entry = entry;
    this.upper = List.copyOf(upper);
    this.lowest = lowest;
    this.built = built;
  }

  /** Null when the lowest level is not in the heap. */
  @Nullable BuiltGraph built() {
    return built;
  }

  int entry() {
    return entry;
  }

  /** The levels above the lowest, from below. */
  List<GraphLevel> upper() {
    return upper;
  }

  Links lowest() {
    return lowest;
  }

  int size() {
    return lowest.size();
  }

  /**
   * Leaves in {@code scratch.nearest} the codes of up to {@code ef} accepted nodes near the query,
   * the farthest on top (codes are negated there).
   *
   * @param filter null: all nodes are accepted
   * @param visitLimit after scoring so many nodes the search gives up
   * @return nodes scored; negated when the search gave up
   */
  long search(
      NodeScorer scorer,
      int ef,
      @Nullable OrdinalFilter filter,
      long visitLimit,
      SearchScratch scratch) {
    scratch.reset(size());
    int start = descend(scorer, scratch);
    LongHeap candidates = scratch.candidates;
    LongHeap nearest = scratch.nearest;
    scratch.visit(start);
    long first = encode(scorer.key(start), start);
    candidates.push(first);
    if (filter == null || filter.accepts(start)) {
      nearest.push(~first);
    }
    long visited = 1;
    long polled = 0;
    while (candidates.size() > 0) {
      long candidate = candidates.pop();
      if (nearest.size() >= ef && candidate > ~nearest.top()) {
        break;
      }
      int count = lowest.unvisited(ordinal(candidate), scratch);
      if (count == 0) {
        continue;
      }
      visited += count;
      if (visited - polled > POLL_VECTORS) {
        polled = visited;
        scratch.poll.run();
      }
      if (visited > visitLimit) {
        return -visited;
      }
      scorer.keys(scratch.ordinals, scratch.keys, count);
      collect(scratch, count, ef, filter);
    }
    return visited;
  }

  private static void collect(
      SearchScratch scratch, int count, int ef, @Nullable OrdinalFilter filter) {
    LongHeap candidates = scratch.candidates;
    LongHeap nearest = scratch.nearest;
    for (int i = 0; i < count; i++) {
      int ordinal = scratch.ordinals[i];
      long code = encode(scratch.keys[i], ordinal);
      if (nearest.size() < ef) {
        candidates.push(code);
        if (filter == null || filter.accepts(ordinal)) {
          nearest.push(~code);
        }
      } else if (code < ~nearest.top()) {
        candidates.push(code);
        if (filter == null || filter.accepts(ordinal)) {
          nearest.replaceTop(~code);
        }
      }
    }
  }

  /** The nearest node that the upper levels lead to. */
  private int descend(NodeScorer scorer, SearchScratch scratch) {
    int node = entry;
    float best = scorer.key(node);
    for (GraphLevel at : upper.reversed()) {
      boolean moved = true;
      while (moved) {
        moved = false;
        int count = neighbours(at, node, scratch);
        scorer.keys(scratch.ordinals, scratch.keys, count);
        for (int i = 0; i < count; i++) {
          if (scratch.keys[i] < best) {
            best = scratch.keys[i];
            node = scratch.ordinals[i];
            moved = true;
          }
        }
      }
    }
    return node;
  }

  private static int neighbours(GraphLevel level, int node, SearchScratch scratch) {
    int[] nodes = level.nodes();
    int at = nodes == null ? node : Arrays.binarySearch(nodes, node);
    int from = level.offsets()[at];
    int count = level.offsets()[at + 1] - from;
    scratch.ensureBatch(count);
    System.arraycopy(level.neighbours(), from, scratch.ordinals, 0, count);
    return count;
  }

  /** In the heap. */
  long bytes() {
    long ints = 0;
    for (GraphLevel level : upper) {
      int[] nodes = level.nodes();
      ints += (nodes == null ? 0 : nodes.length);
      ints += level.offsets().length + (long) level.neighbours().length;
    }
    return ints * Integer.BYTES + lowest.bytes();
  }

  /** Key and ordinal in one long that sorts like the key. */
  static long encode(float key, int ordinal) {
    int bits = Float.floatToRawIntBits(key);
    return ((long) (bits ^ ((bits >> 31) & 0x7fffffff)) << 32) | ordinal;
  }

  static int ordinal(long code) {
    return (int) code;
  }
}
