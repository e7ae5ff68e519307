package io.quiver.planner.execute.path;

import io.quiver.planner.rel.PathSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What tells two matches apart that differ only in how the path was divided among quantified parts:
 * its edges and vertices, and where the positions are that a variable shows.
 */
final class Signature {
  private Signature() {}

  static List<Object> of(Walk walk, PathSpec spec) {
    List<Object> parts = new ArrayList<>();
    Walk start = walk;
    for (Walk at = walk; at != null; at = at.previous()) {
      PathStep taken = at.taken();
      if (taken == null) {
        if (spec.observed().contains(at.segment())) {
          parts.add(-1 - at.segment());
          parts.add(at.length());
        }
      } else {
        if (spec.steps().get(at.segment()).roundsShow()) {
          // Rounds of the same edges may differ in what variables stand for.
          parts.add(taken);
        }
        // From its start on, the edges of a path tell its vertices.
        for (int i = taken.edges().length - 1; i >= 0; i--) {
          parts.add(taken.edges()[i]);
        }
      }
      start = at;
    }
    parts.add(start.vertex().id);
    return parts;
  }
}
