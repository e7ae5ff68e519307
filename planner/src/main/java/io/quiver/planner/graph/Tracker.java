package io.quiver.planner.graph;

/** Notes on what a query inside a path search depends. */
interface Tracker {
  /** The query uses a column of an earlier position. */
  void usesPosition(int position);

  /** The query uses a value from outside. */
  void usesOperand();
}
