package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.expression.Expression;

/**
 * Which rows of its partition a row's window holds.
 *
 * @param rows ROWS, else RANGE
 */
public record WindowFrame(boolean rows, Edge lower, Edge upper, Exclusion exclusion) {
  /** One end. */
  public sealed interface Edge {
    /** The partition's first or last row. */
    record Unbounded() implements Edge {}

    /** The row itself; with RANGE its peers too. */
    record Current() implements Edge {}

    /**
     * So many rows, or so much less or more of the order's value.
     *
     * @param following after the row, else before
     */
    record Offset(Expression distance, boolean following) implements Edge {}

    /** So many groups of peers after the row's own, else before. */
    record Groups(long distance, boolean following) implements Edge {}
  }

  /** What is left out of the frame. */
  public enum Exclusion {
    NOTHING,
    CURRENT_ROW,
    GROUP,
    TIES
  }

  boolean isWholePartition() {
    return lower instanceof Edge.Unbounded
        && upper instanceof Edge.Unbounded
        && exclusion == Exclusion.NOTHING;
  }

  boolean grows() {
    return lower instanceof Edge.Unbounded && exclusion == Exclusion.NOTHING;
  }
}
