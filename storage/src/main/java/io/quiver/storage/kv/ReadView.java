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
}
