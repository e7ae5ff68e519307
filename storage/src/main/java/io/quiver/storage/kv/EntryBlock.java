package io.quiver.storage.kv;

/**
 * Neighbouring entries that lie together in the store and never change. Valid as long as the cursor
 * that gave it is open; confined to its thread.
 */
public interface EntryBlock {
  /**
   * Names the entries: while the store is open, an equal object in the same namespace means the
   * same entries. Known without reading them.
   */
  Object id();

  /** Bytes that stay in memory for who keeps the {@link #id}. */
  long retainedBytes();

  /** Number of entries; reads them. */
  int size();

  /** Shared: never to be modified. */
  byte[] key(int index);

  /** Shared: never to be modified. */
  byte[] value(int index);
}
