package io.quiver.functions.graph;

import io.quiver.storage.graph.EdgeList;
import io.quiver.storage.graph.Graph;
import io.quiver.storage.graph.GraphDirection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path of fewest hops for each pair of a source and a target: breadth-first search from both ends
 * at once, a level at a time on the side with fewer vertices to look at, until the sides meet.
 */
final class PairSearch implements PathFinder {
  /** How far and which way. */
  record Bounds(GraphDirection direction, long maxDepth, double maxCost) {
    long hops() {
      return maxCost < maxDepth ? (long) Math.floor(maxCost) : maxDepth;
    }
  }

  private final GraphCall call;
  private final Graph graph;
  private final List<Object> sources;
  private final List<Object> targets;
  private final Bounds bounds;
  private final Side forward;
  private final Side backward;
  private int nextPair;

  PairSearch(
      GraphCall call, Graph graph, List<Object> sources, List<Object> targets, Bounds bounds) {
    this.call = call;
    this.graph = graph;
    this.sources = sources;
    this.targets = targets;
    this.bounds = bounds;
    this.forward = new Side(bounds.direction());
    this.backward =
        new Side(
            switch (bounds.direction()) {
              case OUT -> GraphDirection.IN;
              case IN -> GraphDirection.OUT;
              case ANY -> GraphDirection.ANY;
            });
  }

  @Override
  public @Nullable FoundPath next() {
    while (nextPair < sources.size() * targets.size()) {
      call.step();
      int source = graph.vertex(sources.get(nextPair / targets.size()));
      int target = graph.vertex(targets.get(nextPair % targets.size()));
      nextPair++;
      if (source >= 0 && target >= 0 && search(source, target)) {
        return path();
      }
    }
    return null;
  }

  private boolean search(int source, int target) {
    forward.begin(source);
    backward.begin(target);
    if (source == target) {
      forward.meeting = 0;
      backward.meeting = 0;
      return bounds.hops() >= 0;
    }
    while (forward.depth + backward.depth < bounds.hops()) {
      Side side = forward.frontier() <= backward.frontier() ? forward : backward;
      if (side.frontier() == 0) {
        return false;
      }
      if (side.expand(side == forward ? backward : forward)) {
        return true;
      }
    }
    return false;
  }

  private FoundPath path() {
    List<Object> nodes = new ArrayList<>(forward.found.pathNodes(forward.meeting, graph));
    List<Object> edges = new ArrayList<>(forward.found.pathEdges(forward.meeting));
    List<Object> nodesBack = new ArrayList<>(backward.found.pathNodes(backward.meeting, graph));
    List<Object> edgesBack = new ArrayList<>(backward.found.pathEdges(backward.meeting));
    Collections.reverse(nodesBack);
    Collections.reverse(edgesBack);
    nodes.addAll(nodesBack.subList(1, nodesBack.size()));
    edges.addAll(edgesBack);
    double[] totals = new double[nodes.size()];
    for (int i = 0; i < totals.length; i++) {
      totals[i] = i;
    }
    return new FoundPath(
        1, Collections.unmodifiableList(nodes), Collections.unmodifiableList(edges), totals);
  }

  /** What was found from one end. */
  private final class Side {
    private final GraphDirection direction;
    private final Discoveries found = new Discoveries();
    private final VertexEntries entries = new VertexEntries();
    private final EdgeList edges = new EdgeList();
    private int levelBegin;
    private int depth;
    private int meeting;

    Side(GraphDirection direction) {
      this.direction = direction;
    }

    void begin(int vertex) {
      found.clear();
      entries.clear();
      levelBegin = 0;
      depth = 0;
      entries.add(vertex, found.add(vertex, Discoveries.NONE, 0));
    }

    int frontier() {
      return found.size() - levelBegin;
    }

    /** Goes one level further; true when that meets the other side. */
    boolean expand(Side other) {
      int end = found.size();
      depth++;
      for (int entry = levelBegin; entry < end; entry++) {
        graph.expand(found.vertex(entry), direction, edges);
        for (int i = 0; i < edges.size(); i++) {
          call.step();
          int vertex = edges.vertex(i);
          if (entries.add(vertex, found.size())) {
            int added = found.add(vertex, entry, edges.edge(i));
            int there = other.entries.get(vertex);
            if (there != VertexEntries.NONE) {
              meeting = added;
              other.meeting = there;
              return true;
            }
          }
        }
      }
      levelBegin = end;
      return false;
    }
  }
}
