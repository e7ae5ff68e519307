package io.quiver.storage.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The latest versions of a graph, latest first, and the one that was built: a transaction with an
 * older snapshot goes on from an older version. Guarded by its {@link AdjacencyCache}.
 */
final class VersionList {
  private static final int MOST = 8;

  private final Deque<Dated> versions = new ArrayDeque<>();
  private Dated built;

  /**
   * A version.
   *
   * @param from the last change of the table that is in it
   */
  record Dated(long from, GraphVersion graph) {}

  VersionList(long from, GraphVersion graph) {
    built = new Dated(from, graph);
  }

  /** The latest that holds no change after the snapshot. */
  @Nullable Dated latest(long snapshot) {
    for (Dated version : versions) {
      if (version.from <= snapshot) {
        return version;
      }
    }
    return built.from <= snapshot ? built : null;
  }

  /** Keeps a version unless there is a later one. */
  void add(long from, GraphVersion graph) {
    Dated first = versions.peekFirst();
    if (from > (first == null ? built : first).from) {
      versions.addFirst(new Dated(from, graph));
      if (versions.size() > MOST) {
        versions.removeLast();
      }
    }
  }

  /** Puts another form of the latest version in its place, and lets the older ones go. */
  void replace(GraphVersion version, GraphVersion same) {
    Dated first = versions.peekFirst();
    if (first != null && first.graph == version) {
      built = new Dated(first.from, same);
      versions.clear();
    }
  }
}
