package io.quiver.storage.kv;

import org.jspecify.annotations.Nullable;

/**
 * An unchanging view of all namespaces: what a store snapshot and an engine snapshot have in
 * common. A namespace that does not exist reads as empty. Thread-safe.
 */
public interface ReadView {
  byte @Nullable [] get(int namespace, byte[] key);

  KeyValueCursor scan(int namespace, KeyRange range, Direction direction);

  /**
   * About how many entries the range has: cheap (logarithmic), for the optimizer only, never an
   * answer.
   */
  long estimateCount(int namespace, KeyRange range);

  /** What {@link #count} says when only a scan can tell. */
  long UNKNOWN = -1;

  /**
   * Exactly how many entries a namespace has, where that is known at little cost, else {@link
   * #UNKNOWN}.
   */
  default long count(int namespace) {
    return UNKNOWN;
  }
}
