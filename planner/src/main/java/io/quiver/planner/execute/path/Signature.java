package io.quiver.planner.execute.path;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What tells two matches apart that differ only in how the path was divided among quantified parts:
 * its edges and vertices, and where the positions are that a variable shows.
 */
final class Signature {
  private Signature() {}

  static List<Object> of(Walk walk, List<Integer> observed) {
    List<Object> parts = new ArrayList<>();
    for (Walk at = walk; at != null; at = at.previous()) {
      PathStep taken = at.taken();
      if (taken == null) {
        if (observed.contains(at.segment())) {
          parts.add(-1 - at.segment());
          parts.add(at.length());
        }
      } else {
        parts.add(taken.to().id);
        Collections.addAll(parts, taken.edges());
      }
    }
    return parts;
  }
}
