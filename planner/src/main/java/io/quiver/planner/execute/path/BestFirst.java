package io.quiver.planner.execute.path;

import io.quiver.parser.ast.PathMode;
import io.quiver.planner.rel.PathSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The k best paths from a vertex to each other, in the order of their length or cost: walks are
 * prolonged in that order. Where any walk is a path, no state (vertex, step, round) has to be left
 * more than k times (the k shortest walks use only k shortest walks to each state); path modes need
 * all walks that obey them.
 */
final class BestFirst implements PathSource {
  private final PathInputs inputs;
  private final Bounds bounds;
  private final PathMode mode;
  private final boolean groups;
  private final boolean costed;
  private final boolean capped;
  private final List<Integer> tied;
  private final int last;
  private final int targets;
  private final PriorityQueue<Candidate> queue;
  private final Map<State, Arrivals> states = new HashMap<>();
  private int satisfied;
  private double priority = -1;
  private long sequence;
  private long work;
  private long reserved;

  /** A walk in the queue. */
  private record Candidate(Walk walk, double priority, long sequence) {}

  /**
   * Where walks can be continued in the same ways.
   *
   * @param passed vertices of positions that later ones must be the same as
   */
  private record State(PathVertex vertex, int segment, int count, List<PathVertex> passed) {}

  /** How often a state was reached. */
  private static final class Arrivals {
    int count;
    double lastPriority = -1;
    @Nullable Set<List<Object>> seen;
  }

  BestFirst(PathInputs inputs, Bounds bounds, Walk start) {
    this.inputs = inputs;
    this.bounds = bounds;
    PathSpec spec = inputs.spec();
    this.mode = spec.mode();
    this.groups = spec.search() == PathSpec.Search.SHORTEST_GROUPS;
    this.costed = spec.search() == PathSpec.Search.CHEAPEST;
    this.capped = mode == PathMode.WALK && spec.partials().isEmpty();
    this.tied =
        spec.positions().stream()
            .map(PathSpec.Position::sameAs)
            .filter(same -> same > 0)
            .distinct()
            .toList();
    this.last = spec.steps().size();
    this.targets = inputs.targets();
    this.queue =
        new PriorityQueue<>(
            Comparator.comparingDouble(Candidate::priority)
                .thenComparingInt(candidate -> candidate.walk().length())
                .thenComparingLong(Candidate::sequence));
    add(start);
  }

  private void add(Walk walk) {
    reserve(Walk.BYTES + 40);
    queue.add(new Candidate(walk, costed ? walk.cost() : walk.length(), sequence++));
  }

  private void reserve(long bytes) {
    inputs.context().memory().reserve(bytes);
    reserved += bytes;
  }

  @Override
  public @Nullable Walk next() {
    while (!queue.isEmpty()) {
      Bounds.check(inputs.context(), work++);
      inputs.frontier(queue.size());
      Candidate best = queue.poll();
      Walk walk = best.walk();
      if (best.priority() > priority) {
        priority = best.priority();
        if (targets >= 0 && satisfied >= targets) {
          return null;
        }
      }
      boolean end = walk.segment() == last;
      if ((capped || end) && !arrives(walk, best.priority(), end)) {
        continue;
      }
      if (end) {
        return walk;
      }
      expand(walk);
    }
    return null;
  }

  private List<PathVertex> passed(Walk walk) {
    if (tied.isEmpty()) {
      return List.of();
    }
    List<PathVertex> passed = new ArrayList<>();
    for (int position : tied) {
      if (position <= walk.segment()) {
        passed.add(PositionRows.vertexAt(walk, position));
      }
    }
    return passed;
  }

  private boolean arrives(Walk walk, double at, boolean end) {
    State state =
        new State(
            walk.vertex(),
            walk.segment(),
            end ? 0 : bounds.distinguished(walk.segment(), walk.count()),
            end ? List.of() : passed(walk));
    Arrivals arrivals = states.get(state);
    if (arrivals == null) {
      reserve(96);
      arrivals = new Arrivals();
      states.put(state, arrivals);
    }
    boolean more = groups ? at > arrivals.lastPriority : true;
    if (arrivals.count >= bounds.count() && more) {
      return false;
    }
    if (inputs.spec().ambiguous()) {
      Set<List<Object>> seen = arrivals.seen == null ? new HashSet<>() : arrivals.seen;
      arrivals.seen = seen;
      if (!seen.add(Signature.of(walk, inputs.spec()))) {
        return false;
      }
      reserve(64 + 16L * walk.length());
    }
    if (more) {
      arrivals.count++;
      arrivals.lastPriority = at;
      if (end && arrivals.count == bounds.count()) {
        satisfied++;
      }
    }
    return true;
  }

  private void expand(Walk walk) {
    int segment = walk.segment();
    if (walk.count() >= bounds.minimum()[segment] && inputs.accepts(walk, segment + 1)) {
      add(walk.enter(segment + 1, inputs.row(walk, segment + 1)));
    }
    if (walk.count() < bounds.maximum()[segment]) {
      for (PathStep step : inputs.steps(walk)) {
        if (Restriction.allows(mode, walk, step)) {
          add(walk.take(step));
        }
      }
    }
  }

  @Override
  public void close() {
    inputs.context().memory().release(reserved);
    reserved = 0;
    queue.clear();
    states.clear();
  }
}
