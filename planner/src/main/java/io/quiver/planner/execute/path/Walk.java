package io.quiver.planner.execute.path;

import org.jspecify.annotations.Nullable;

/**
 * A beginning of a path, linked backwards: the vertex that it has reached, in which round of which
 * step.
 *
 * @param previous null at the start
 * @param taken the round that led here; null at the start and where the path enters a position
 * @param segment the position entered last, and the step that follows it
 * @param count rounds of that step so far
 * @param row the position's row when the path has just entered it
 * @param length edges so far
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Walk(
    @Nullable Walk previous,
    @Nullable PathStep taken,
    PathVertex vertex,
    int segment,
    int count,
    @Nullable Object @Nullable [] row,
    int length,
    double cost) {
  /** About what one takes in memory. */
  static final int BYTES = 72;

  Walk enter(int position, @Nullable Object @Nullable [] positionRow) {
    return new Walk(this, null, vertex, position, 0, positionRow, length, cost);
  }

  Walk take(PathStep step) {
    return new Walk(
        this,
        step,
        step.to(),
        segment,
        count + 1,
        null,
        length + step.edges().length,
        cost + step.cost());
  }
}
