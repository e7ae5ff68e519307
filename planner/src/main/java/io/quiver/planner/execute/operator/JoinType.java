package io.quiver.planner.execute.operator;

/** Which rows a join delivers. */
public enum JoinType {
  INNER,
  LEFT,
  RIGHT,
  FULL,
  /** Left rows that have a match. */
  SEMI,
  /** Left rows that have none. */
  ANTI;

  /** Whether right columns are delivered. */
  public boolean projectsRight() {
    return this != SEMI && this != ANTI;
  }

  /** Whether left rows without a match are delivered, with NULLs on the right. */
  boolean keepsLeft() {
    return this == LEFT || this == FULL;
  }

  /** Whether right rows without a match are delivered, with NULLs on the left. */
  boolean keepsRight() {
    return this == RIGHT || this == FULL;
  }
}
