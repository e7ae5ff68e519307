package io.quiver.planner.execute.path;

import org.jspecify.annotations.Nullable;

/**
 * One way from a vertex to another: one round of a step.
 *
 * @param edges ids of the edges, in order
 * @param between ids of the vertices between them
 * @param row the input's row; empty where adjacency gave the edge
 * @param source which of the step's adjacencies gave it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record PathStep(
    PathVertex to,
    Object[] edges,
    Object[] between,
    double cost,
    @Nullable Object[] row,
    int source) {
  static final PathStep[] NONE = {};
  static final Object[] NO_VALUES = {};
}
