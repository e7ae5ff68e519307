package io.quiver.planner.execute.path;

import org.jspecify.annotations.Nullable;

/** A vertex that a search has met; one object for each vertex. Confined to one thread. */
final class PathVertex {
  final Object id;
  final @Nullable Object[] key;

  /** What leads away from it, by step; valid while the step's generation is this one. */
  final PathStep[] @Nullable [] steps;

  final int[] stepGenerations;

  /** Its rows at positions, likewise; null where it will not do. */
  final @Nullable Object[] @Nullable [] rows;

  final int[] rowGenerations;

  PathVertex(Object id, @Nullable Object[] key, int steps, int positions) {
    this.id = id;
    this.key = key;
    this.steps = new PathStep[steps][];
    this.stepGenerations = new int[steps];
    this.rows = new Object[positions][];
    this.rowGenerations = new int[positions];
  }

  @Override
  public String toString() {
    return String.valueOf(id);
  }
}
