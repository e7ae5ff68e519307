package io.quiver.storage.engine;

import org.jspecify.annotations.Nullable;

/**
 * Walks over changes in key order, removals included: what lies over a {@link
 * io.quiver.storage.kv.KeyValueCursor} in a {@link MergedCursor}.
 */
public interface LayerCursor {
  /** Moves on; false at the end. */
  boolean next();

  byte[] key();

  /** Null: the key is removed. */
  byte @Nullable [] value();
}
