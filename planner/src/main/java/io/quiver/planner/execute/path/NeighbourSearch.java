package io.quiver.planner.execute.path;

import io.quiver.parser.ast.PathMode;
import io.quiver.planner.rel.PathSpec;
import io.quiver.storage.graph.EdgeList;
import io.quiver.storage.graph.Graph;
import io.quiver.storage.graph.GraphDirection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A shortest path from a vertex to each other over the edges of one step: breadth-first search over
 * vertex numbers, without an object for a vertex or an edge that is on no path. Towards one target
 * it goes from both ends, a level at a time on the side with fewer vertices to look at.
 */
final class NeighbourSearch implements PathSource {
  private final PathInputs inputs;
  private final Bounds bounds;
  private final Walk start;
  private final AdjacentEdges edges;
  private final Graph graph;
  private final GraphDirection direction;
  private final EdgeList list = new EdgeList();
  private final Reached reached = new Reached();
  private final boolean withoutReturn;
  private final int origin;

  /** The targets by their numbers; null where every vertex may be one. */
  private final @Nullable Map<Integer, PathVertex> targets;

  private int expanded;
  private int given;
  private int found;
  private boolean ended;
  private long work;
  private long reserved;

  NeighbourSearch(PathInputs inputs, Bounds bounds, Walk start) {
    this.inputs = inputs;
    this.bounds = bounds;
    this.start = start;
    this.edges = inputs.edges().source(0);
    this.graph = edges.graph();
    this.direction = edges.adjacency().direction();
    PathSpec spec = inputs.spec();
    this.withoutReturn = spec.mode() == PathMode.ACYCLIC && bounds.minimum()[0] > 0;
    this.origin = edges.number(start.vertex());
    this.targets = targets(inputs);
    if (origin < 0) {
      // Not an end of any edge: only the path without edges.
      ended = bounds.minimum()[0] > 0;
    } else if (bounds.minimum()[0] == 0) {
      reached.add(origin, Reached.NONE, 0);
    } else {
      reached.append(origin, Reached.NONE, 0);
    }
  }

  /** Whether there is one step, one path is wanted for each pair, and breadth finds it. */
  static boolean suits(PathSpec spec, Bounds bounds) {
    return spec.search() == PathSpec.Search.SHORTEST
        && spec.steps().size() == 1
        && spec.steps().get(0).adjacency().size() == 1
        && spec.steps().get(0).adjacency().get(0).isWithinTable()
        && spec.steps().get(0).dependsOn() <= 0
        && bounds.minimum()[0] <= 1
        && spec.positions().get(1).sameAs() < 0
        && StateSearch.suits(spec, bounds);
  }

  private @Nullable Map<Integer, PathVertex> targets(PathInputs from) {
    if (from.targets() < 0) {
      return null;
    }
    Map<Integer, PathVertex> numbers = new HashMap<>();
    for (PathVertex vertex : from.targetVertices()) {
      int number = edges.number(vertex);
      if (number >= 0 || vertex == start.vertex()) {
        numbers.put(number, vertex);
      }
    }
    return numbers;
  }

  @Override
  public @Nullable Walk next() {
    if (ended) {
      return null;
    }
    if (origin < 0) {
      ended = true;
      return accepts(start.vertex()) ? enter(start) : null;
    }
    if (targets != null && targets.size() == 1 && !targets.containsKey(origin)) {
      ended = true;
      return towards(targets.keySet().iterator().next());
    }
    while (targets == null || found < targets.size()) {
      Walk walk = nextReached();
      if (walk != null || ended) {
        return walk;
      }
    }
    return null;
  }

  /** The path to the next vertex that was reached, or null when that ends nowhere. */
  private @Nullable Walk nextReached() {
    if (given == 0 && bounds.minimum()[0] > 0) {
      given = 1;
    }
    if (given == reached.size()) {
      if (expanded == reached.size() || reached.depth(expanded) >= bounds.maximum()[0]) {
        ended = true;
        return null;
      }
      expand(expanded++);
      return null;
    }
    int entry = given++;
    int vertex = reached.vertex(entry);
    if (withoutReturn && vertex == origin) {
      return null;
    }
    PathVertex end = targets != null ? targets.get(vertex) : vertex(vertex);
    if (end == null || !accepts(end)) {
      return null;
    }
    found++;
    return enter(walk(entry));
  }

  private boolean accepts(PathVertex vertex) {
    Walk there = new Walk(start, null, vertex, 0, bounds.minimum()[0], null, 0, 0);
    return inputs.accepts(there, 1);
  }

  private Walk enter(Walk walk) {
    return walk.enter(1, inputs.row(walk, 1));
  }

  private Walk walk(int entry) {
    if (reached.parent(entry) == Reached.NONE) {
      return start;
    }
    int[] way = new int[reached.depth(entry)];
    for (int i = way.length - 1, at = entry; i >= 0; i--, at = reached.parent(at)) {
      way[i] = at;
    }
    Walk walk = start;
    for (int at : way) {
      walk = walk.take(step(reached.vertex(at), reached.edge(at)));
    }
    return walk;
  }

  private PathStep step(int vertex, long edge) {
    return inputs.edges().step(0, vertex(vertex), edge);
  }

  private PathVertex vertex(int number) {
    return inputs.edges().vertex(edges.adjacency().to(), graph.value(number));
  }

  private void expand(int entry) {
    expand(reached, entry, direction, false, null);
  }

  /** Looks at the edges of an entry; the vertex where that meets the other side, or NONE. */
  private int expand(
      Reached side, int entry, GraphDirection way, boolean turned, @Nullable Reached other) {
    Bounds.check(inputs.context(), work++);
    if (!edges.leaves(side.vertex(entry), turned)) {
      return Reached.NONE;
    }
    edges.expand(side.vertex(entry), way, list);
    inputs.touched(list.size());
    int before = side.size();
    int meeting = Reached.NONE;
    for (int i = 0; i < list.size() && meeting == Reached.NONE; i++) {
      int vertex = list.vertex(i);
      if (side.find(vertex) == Reached.NONE
          && edges.accepts(list.edge(i))
          && edges.enters(vertex, turned)
          && side.add(vertex, entry, list.edge(i))
          && other != null
          && other.find(vertex) != Reached.NONE) {
        meeting = vertex;
      }
    }
    reserve((long) Reached.BYTES * (side.size() - before));
    inputs.frontier(side.size() - entry);
    return meeting;
  }

  private void reserve(long bytes) {
    inputs.context().memory().reserve(bytes);
    reserved += bytes;
  }

  /** The path to the only target, which is not the origin. */
  private @Nullable Walk towards(int target) {
    PathVertex end = Objects.requireNonNull(Objects.requireNonNull(targets).get(target));
    if (target < 0 || !accepts(end)) {
      return null;
    }
    Reached forward = new Reached();
    Reached backward = new Reached();
    forward.add(origin, Reached.NONE, 0);
    backward.add(target, Reached.NONE, 0);
    int meeting = meet(forward, backward);
    if (meeting == Reached.NONE) {
      return null;
    }
    List<Integer> way = new ArrayList<>();
    for (int at = forward.find(meeting); at != Reached.NONE; at = forward.parent(at)) {
      way.add(0, at);
    }
    Walk walk = start;
    for (int at : way.subList(1, way.size())) {
      walk = walk.take(step(forward.vertex(at), forward.edge(at)));
    }
    for (int at = backward.find(meeting); backward.parent(at) != Reached.NONE; ) {
      long edge = backward.edge(at);
      at = backward.parent(at);
      walk = walk.take(step(backward.vertex(at), edge));
    }
    return enter(walk);
  }

  private int meet(Reached forward, Reached backward) {
    GraphDirection back =
        switch (direction) {
          case OUT -> GraphDirection.IN;
          case IN -> GraphDirection.OUT;
          case ANY -> GraphDirection.ANY;
        };
    int forwardBegin = 0;
    int backwardBegin = 0;
    for (long depth = 0; depth < bounds.maximum()[0]; depth++) {
      int ahead = forward.size() - forwardBegin;
      int behind = backward.size() - backwardBegin;
      if (ahead == 0 || behind == 0) {
        return Reached.NONE;
      }
      boolean onward = ahead <= behind;
      Reached side = onward ? forward : backward;
      int end = side.size();
      for (int entry = onward ? forwardBegin : backwardBegin; entry < end; entry++) {
        int meeting =
            expand(side, entry, onward ? direction : back, !onward, onward ? backward : forward);
        if (meeting != Reached.NONE) {
          return meeting;
        }
      }
      if (onward) {
        forwardBegin = end;
      } else {
        backwardBegin = end;
      }
    }
    return Reached.NONE;
  }

  @Override
  public void close() {
    inputs.context().memory().release(reserved);
    reserved = 0;
    ended = true;
  }
}
