package io.quiver.planner.execute.path;

import io.quiver.parser.ast.PathMode;
import io.quiver.planner.rel.PathSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The best path, or all best paths, from a vertex to each other: Dijkstra's search over states
 * (vertex, step, round), which keeps for each state the states before it on best ways, not the
 * paths. Paths are put together one by one when they are asked for.
 */
final class StateSearch implements PathSource {
  private static final int BYTES = 120;

  private final PathInputs inputs;
  private final Bounds bounds;
  private final boolean all;
  private final boolean costed;
  private final boolean withoutReturn;
  private final int last;
  private final int targets;
  private final PathVertex origin;
  private final Map<State, Node> nodes = new HashMap<>();
  private final PriorityQueue<Candidate> queue =
      new PriorityQueue<>(
          Comparator.comparingDouble((Candidate c) -> c.node().distance)
              .thenComparingInt(c -> c.node().length)
              .thenComparingLong(Candidate::sequence));
  private final Deque<Node> reached = new ArrayDeque<>();
  private @Nullable Unwinding paths;
  private double settled = -1;
  private int found;
  private long sequence;
  private long work;
  private long reserved;

  private record State(PathVertex vertex, int segment, int count) {}

  private record Candidate(Node node, long sequence) {}

  /** A way into a node. */
  record Arrival(Node from, @Nullable PathStep step) {}

  /** A state with its distance from the start. */
  static final class Node {
    final PathVertex vertex;
    final int segment;
    final int count;
    final double distance;
    final int length;
    final @Nullable Object @Nullable [] row;
    final List<Arrival> arrivals = new ArrayList<>(1);
    boolean done;

    Node(
        PathVertex vertex,
        int segment,
        int count,
        double distance,
        int length,
        @Nullable Object @Nullable [] row) {
      this.vertex = vertex;
      this.segment = segment;
      this.count = count;
      this.distance = distance;
      this.length = length;
      this.row = row;
    }
  }

  StateSearch(PathInputs inputs, Bounds bounds, Walk start) {
    this.inputs = inputs;
    this.bounds = bounds;
    PathSpec spec = inputs.spec();
    this.all = spec.search() == PathSpec.Search.SHORTEST_GROUPS;
    this.costed = spec.search() == PathSpec.Search.CHEAPEST;
    this.withoutReturn = spec.mode() == PathMode.ACYCLIC && bounds.minimum()[0] > 0;
    this.last = spec.steps().size();
    this.targets = inputs.targets();
    this.origin = start.vertex();
    Node first = new Node(start.vertex(), 0, 0, 0, 0, start.row());
    nodes.put(new State(first.vertex, 0, 0), first);
    queue.add(new Candidate(first, sequence++));
  }

  /**
   * Whether the search finds what the bounds and the path's mode ask for. With a mode other than
   * WALK that holds for one repeated edge: a shortest walk between two vertices never meets a
   * vertex twice, and what it does on the way back to its start depends on the mode.
   */
  static boolean suits(PathSpec spec, Bounds bounds) {
    // A state does not know where its walks have been but at the start.
    boolean ties = spec.positions().stream().anyMatch(position -> position.sameAs() > 0);
    if (bounds.count() != 1 || ties || spec.ambiguous() || !spec.partials().isEmpty()) {
      return false;
    }
    if (spec.mode() == PathMode.WALK) {
      return true;
    }
    PathSpec.Step only = spec.steps().get(0);
    if (spec.steps().size() != 1 || only.edges() != 1 || bounds.minimum()[0] > 1) {
      return false;
    }
    if (spec.search() == PathSpec.Search.CHEAPEST && bounds.maximum()[0] != Integer.MAX_VALUE) {
      return false;
    }
    return bounds.minimum()[0] == 0 || spec.mode() != PathMode.TRAIL || !only.eitherWay();
  }

  @Override
  public @Nullable Walk next() {
    while (true) {
      Unwinding current = paths;
      if (current != null) {
        Walk walk = current.next();
        if (walk != null) {
          return walk;
        }
        paths = null;
      }
      Node end = nextReached();
      if (end == null) {
        return null;
      }
      paths = new Unwinding(end, inputs.context());
    }
  }

  /** The next end whose arrivals are complete. */
  private @Nullable Node nextReached() {
    while (true) {
      if (!reached.isEmpty() && (queue.isEmpty() || isComplete(reached.peek()))) {
        return reached.poll();
      }
      if (queue.isEmpty()) {
        return null;
      }
      Bounds.check(inputs.context(), work++);
      inputs.frontier(queue.size());
      Node node = queue.poll().node();
      if (node.done) {
        continue;
      }
      if (node.distance > settled) {
        settled = node.distance;
        if (targets >= 0 && found >= targets) {
          queue.clear();
          continue;
        }
      }
      node.done = true;
      if (node.segment == last) {
        if (!withoutReturn || node.vertex != origin) {
          reached.add(node);
        }
        found++;
      } else {
        expand(node);
      }
    }
  }

  /** All best ways into an end have been found when the search is beyond its distance. */
  private boolean isComplete(Node node) {
    return !all || settled > node.distance;
  }

  private void expand(Node node) {
    Walk walk = new Walk(null, null, node.vertex, node.segment, node.count, node.row, 0, 0);
    int segment = node.segment;
    if (node.count >= bounds.minimum()[segment] && accepts(walk, segment + 1)) {
      arrive(
          node,
          null,
          node.vertex,
          segment + 1,
          0,
          node.distance,
          node.length,
          inputs.row(walk, segment + 1));
    }
    if (node.count < bounds.maximum()[segment]) {
      for (PathStep step : inputs.steps(walk)) {
        int length = node.length + step.edges().length;
        arrive(
            node,
            step,
            step.to(),
            segment,
            bounds.distinguished(segment, node.count + 1),
            costed ? node.distance + step.cost() : length,
            length,
            null);
      }
    }
  }

  private boolean accepts(Walk walk, int position) {
    int same = inputs.spec().positions().get(position).sameAs();
    if (same == 0) {
      return walk.vertex() == origin && inputs.accepts(walkFromOrigin(walk), position);
    }
    return inputs.accepts(walk, position);
  }

  private Walk walkFromOrigin(Walk walk) {
    Walk start = new Walk(null, null, origin, 0, 0, null, 0, 0);
    return new Walk(start, null, walk.vertex(), walk.segment(), walk.count(), walk.row(), 0, 0);
  }

  private void arrive(
      Node from,
      @Nullable PathStep step,
      PathVertex vertex,
      int segment,
      int count,
      double distance,
      int length,
      @Nullable Object @Nullable [] row) {
    State state = new State(vertex, segment, count);
    Node known = nodes.get(state);
    boolean better =
        known == null
            || distance < known.distance
            || (distance == known.distance && length < known.length);
    if (better && (known == null || !known.done)) {
      reserve();
      Node node = new Node(vertex, segment, count, distance, length, row);
      node.arrivals.add(new Arrival(from, step));
      nodes.put(state, node);
      if (known != null) {
        known.done = true;
      }
      queue.add(new Candidate(node, sequence++));
    } else if (all && known != null && distance == known.distance && known != from) {
      reserve();
      known.arrivals.add(new Arrival(from, step));
    }
  }

  private void reserve() {
    inputs.context().memory().reserve(BYTES);
    reserved += BYTES;
  }

  @Override
  public void close() {
    inputs.context().memory().release(reserved);
    reserved = 0;
    queue.clear();
    nodes.clear();
    reached.clear();
    paths = null;
  }
}
