package io.quiver.storage.kv;

import org.jspecify.annotations.Nullable;

/**
 * Walks over changes in key order, removals included. Starts before the first. Confined to one
 * thread. The arrays it hands out are shared: never modify them.
 */
public interface WriteCursor {
  /** Moves on; false at the end. */
  boolean next();

  byte[] key();

  /** Null: the key is removed. */
  byte @Nullable [] value();
}
