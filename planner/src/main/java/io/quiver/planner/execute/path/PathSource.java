package io.quiver.planner.execute.path;

import org.jspecify.annotations.Nullable;

/** Gives the paths from one vertex, one by one. Confined to one thread. */
interface PathSource extends AutoCloseable {
  /** The next path, complete; null at the end. */
  @Nullable Walk next();

  /** Frees what it holds. */
  @Override
  void close();
}
