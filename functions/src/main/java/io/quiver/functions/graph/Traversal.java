package io.quiver.functions.graph;

import io.quiver.functions.spi.RowSource;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.graph.EdgeList;
import io.quiver.storage.graph.Graph;
import io.quiver.storage.graph.GraphDirection;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A running TRAVERSE: finds the next node only when it is asked for it. */
final class Traversal implements RowSource {
  /** How far and how. */
  record Bounds(
      GraphDirection direction,
      long minDepth,
      long maxDepth,
      long maxRows,
      Traverse.Uniqueness uniqueness,
      boolean depthFirst) {}

  private final GraphCall call;
  private final Graph graph;
  private final List<Object> seeds;
  private final Bounds bounds;
  private final Discoveries found = new Discoveries();
  private final BitSet seenVertices = new BitSet();
  private final Set<Long> seenEdges = new HashSet<>();
  private final EdgeList edges = new EdgeList();

  /** Entries that wait: a stack for depth first, for breadth first all of {@code found}. */
  private final IntStack stack = new IntStack();

  private int nextSeed;
  private int nextEntry;
  private int current;
  private long rows;

  Traversal(GraphCall call, Graph graph, List<Object> seeds, Bounds bounds) {
    this.call = call;
    this.graph = graph;
    this.seeds = seeds;
    this.bounds = bounds;
  }

  @Override
  public boolean next() {
    if (rows >= bounds.maxRows) {
      return false;
    }
    while (true) {
      int entry = bounds.depthFirst ? popUnseen() : nextFound();
      if (entry == Discoveries.NONE) {
        if (!beginSeed()) {
          return false;
        }
        continue;
      }
      call.step();
      if (found.depth(entry) < bounds.maxDepth) {
        expand(entry);
      }
      if (found.depth(entry) >= bounds.minDepth) {
        current = entry;
        rows++;
        return true;
      }
    }
  }

  private boolean beginSeed() {
    while (nextSeed < seeds.size()) {
      int vertex = graph.vertex(seeds.get(nextSeed++));
      if (vertex >= 0) {
        found.clear();
        seenVertices.clear();
        seenEdges.clear();
        nextEntry = 0;
        discover(vertex, Discoveries.NONE, 0);
        return true;
      }
    }
    return false;
  }

  private int nextFound() {
    return nextEntry < found.size() ? nextEntry++ : Discoveries.NONE;
  }

  private int popUnseen() {
    while (!stack.isEmpty()) {
      int entry = stack.pop();
      boolean repeated =
          bounds.uniqueness == Traverse.Uniqueness.NODE && seenVertices.get(found.vertex(entry));
      if (!repeated) {
        seenVertices.set(found.vertex(entry));
        return entry;
      }
    }
    return Discoveries.NONE;
  }

  private void expand(int entry) {
    graph.expand(found.vertex(entry), bounds.direction, edges);
    for (int i = 0; i < edges.size(); i++) {
      call.step();
      int place = bounds.depthFirst ? edges.size() - 1 - i : i;
      if (mayFollow(edges.vertex(place), edges.edge(place))) {
        discover(edges.vertex(place), entry, edges.edge(place));
      }
    }
  }

  private boolean mayFollow(int vertex, long edge) {
    return switch (bounds.uniqueness) {
      case NODE -> !seenVertices.get(vertex);
      case EDGE -> seenEdges.add(edge);
      case NONE -> true;
    };
  }

  private void discover(int vertex, int parent, long edge) {
    int entry = found.add(vertex, parent, edge);
    if (bounds.depthFirst) {
      stack.push(entry);
    } else {
      seenVertices.set(vertex);
    }
  }

  @Override
  public @Nullable Object get(int column) {
    return switch (column) {
      case 0 -> graph.value(found.vertex(0));
      case 1 -> graph.value(found.vertex(current));
      case 2 -> (long) found.depth(current);
      case 3 -> found.parent(current, graph);
      case 4 -> found.edge(current);
      case 5 -> found.pathNodes(current, graph);
      default -> throw QuiverException.bug("column " + column + " of TRAVERSE");
    };
  }

  @Override
  public void close() {
    nextSeed = seeds.size();
    rows = Long.MAX_VALUE;
  }
}
