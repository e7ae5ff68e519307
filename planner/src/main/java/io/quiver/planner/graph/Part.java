package io.quiver.planner.graph;

/** What leads from one position of a path to the next. */
sealed interface Part {
  /** An edge. */
  record Hop(Link link) implements Part {}

  /** A repeated path. */
  record Repeat(Repetition repetition) implements Part {}
}
