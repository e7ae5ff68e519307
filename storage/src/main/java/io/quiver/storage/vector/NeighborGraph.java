package io.quiver.storage.vector;

import io.quiver.storage.vector.lucene.BuiltGraph;
import io.quiver.storage.vector.lucene.GraphLevel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Greedy search in a hierarchical navigable small world graph (Malkov and Yashunin, 2016,
 * algorithms 2 and 5). The neighbours of a node are scored in bulk; a filter decides what may be a
 * result, not which way the search may take. Immutable, thread-safe.
 */
final class NeighborGraph {
  private static final int POLL_VECTORS = 2_048;

  private final BuiltGraph graph;
  private final int[] offsets;
  private final int[] neighbours;

  NeighborGraph(BuiltGraph graph) {
    this.graph = graph;
    this.offsets = graph.levels().getFirst().offsets();
    this.neighbours = graph.levels().getFirst().neighbours();
  }

  BuiltGraph levels() {
    return graph;
  }

  int size() {
    return offsets.length - 1;
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
      int count = unvisited(ordinal(candidate), scratch);
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

  private int unvisited(int node, SearchScratch scratch) {
    int end = offsets[node + 1];
    int from = offsets[node];
    scratch.ensureBatch(end - from);
    int[] ordinals = scratch.ordinals;
    int count = 0;
    for (int i = from; i < end; i++) {
      int neighbour = neighbours[i];
      if (scratch.visit(neighbour)) {
        ordinals[count++] = neighbour;
      }
    }
    return count;
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
    int node = graph.entry();
    float best = scorer.key(node);
    for (int level = graph.levels().size() - 1; level > 0; level--) {
      GraphLevel at = graph.levels().get(level);
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

  long bytes() {
    long ints = 0;
    for (GraphLevel level : graph.levels()) {
      int[] nodes = level.nodes();
      ints += (nodes == null ? 0 : nodes.length);
      ints += level.offsets().length + (long) level.neighbours().length;
    }
    return ints * Integer.BYTES;
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
