package io.quiver.storage.kv;

import java.util.SortedSet;

/**
 * The writes of one transaction to those namespaces that it has written more to than fits into
 * memory; each key once. Confined to the committing thread.
 */
public interface LargeWrites {
  SortedSet<Integer> namespaces();

  /** All writes to one of them, in key order; may be called repeatedly. */
  WriteCursor open(int namespace);

  /** Whether a key of the range is written. */
  boolean touches(int namespace, KeyRange range);

  /** Whether the key is removed. */
  boolean removes(int namespace, byte[] key);
}
