package io.quiver.functions.graph;

import org.jspecify.annotations.Nullable;

/** Finds paths one by one. */
@FunctionalInterface
interface PathFinder {
  /** The next path; null when there is none. */
  @Nullable FoundPath next();
}
