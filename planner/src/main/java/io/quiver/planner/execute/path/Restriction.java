package io.quiver.planner.execute.path;

import io.quiver.parser.ast.PathMode;
import io.quiver.planner.rel.PathSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Path modes, checked along a walk. */
final class Restriction {
  private Restriction() {}

  /** Whether the walk, which obeys the mode, still does after one more step. */
  static boolean allows(PathMode mode, Walk walk, PathStep step) {
    return switch (mode) {
      case WALK -> true;
      case TRAIL -> isTrail(walk, step);
      case ACYCLIC -> isAcyclic(walk, step, false);
      case SIMPLE -> isAcyclic(walk, step, true);
    };
  }

  /** Whether the end of a walk, from a position on, obeys a mode of its own. */
  static boolean holds(PathSpec.Partial partial, Walk walk) {
    List<Object> vertices = new ArrayList<>();
    List<Object> edges = new ArrayList<>();
    Walk at = walk;
    while (at != null) {
      PathStep taken = at.taken();
      if (taken != null) {
        vertices.add(at.vertex().id);
        edges.add(taken.edges()[0]);
      } else if (at.segment() == partial.from()) {
        vertices.add(at.vertex().id);
        break;
      }
      at = at.previous();
    }
    int last = vertices.size() - 1;
    return switch (partial.mode()) {
      case WALK -> true;
      case TRAIL -> new HashSet<>(edges).size() == edges.size();
      case ACYCLIC -> new HashSet<>(vertices).size() == vertices.size();
      case SIMPLE -> {
        boolean closed = last > 0 && vertices.get(0).equals(vertices.get(last));
        List<Object> different = closed ? vertices.subList(1, vertices.size()) : vertices;
        yield new HashSet<>(different).size() == different.size();
      }
    };
  }

  private static boolean isTrail(Walk walk, PathStep step) {
    Object[] edges = step.edges();
    for (int i = 0; i < edges.length; i++) {
      for (int j = 0; j < i; j++) {
        if (edges[i].equals(edges[j])) {
          return false;
        }
      }
    }
    for (Walk at = walk; at != null; at = at.previous()) {
      PathStep taken = at.taken();
      if (taken != null) {
        for (Object edge : edges) {
          for (Object earlier : taken.edges()) {
            if (edge.equals(earlier)) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  private static boolean isAcyclic(Walk walk, PathStep step, boolean mayClose) {
    Object[] between = step.between();
    Object end = step.to().id;
    for (int i = 0; i < between.length; i++) {
      if (between[i].equals(end)) {
        return false;
      }
      for (int j = 0; j < i; j++) {
        if (between[i].equals(between[j])) {
          return false;
        }
      }
    }
    Object start = start(walk).vertex().id;
    if (walk.length() > 0 && walk.vertex().id.equals(start)) {
      // Closed already.
      return false;
    }
    for (Walk at = walk; at != null; at = at.previous()) {
      Object vertex = at.vertex().id;
      if (end.equals(vertex) && !(mayClose && end.equals(start))) {
        return false;
      }
      for (Object inner : between) {
        if (inner.equals(vertex)) {
          return false;
        }
      }
      PathStep taken = at.taken();
      if (taken != null) {
        for (Object earlier : taken.between()) {
          if (earlier.equals(end)) {
            return false;
          }
          for (Object inner : between) {
            if (inner.equals(earlier)) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  private static Walk start(Walk walk) {
    Walk at = walk;
    for (Walk before = at.previous(); before != null; before = at.previous()) {
      at = before;
    }
    return at;
  }
}
