package io.quiver.storage.kv;

import org.jspecify.annotations.Nullable;

/**
 * Walks over entries of one namespace in key order. Starts before the first entry. Confined to one
 * thread. The arrays it hands out are shared: never modify them.
 */
public interface KeyValueCursor extends AutoCloseable {
  /** Moves on; false at the end. */
  boolean next();

  /**
   * Moves past the entries that come next, all at once, where they lie together in the store and
   * nothing newer lies among them. Not to be called after {@link #next} has returned false.
   *
   * @param limit all of them must be below; null: no limit
   * @return the entries, or null, and then the cursor has not moved: {@link #next} goes on. After a
   *     block the cursor stands on no entry
   */
  default @Nullable EntryBlock nextBlock(byte @Nullable [] limit) {
    return null;
  }

  byte[] key();

  byte[] value();

  /** Ends the scan early; harmless when repeated. */
  @Override
  void close();
}
