package io.quiver.storage.kv;

import java.util.Set;

/**
 * An ordered key-value store in this process: the lower service interface. Namespaces are numbered
 * by the caller and come into being with their first write.
 *
 * <p>One thread (the checkpoint) writes; any number take and read snapshots. What {@link #apply}
 * wrote is visible to later snapshots at once and durable after the next {@link #checkpoint}; after
 * a crash the store is exactly what some completed checkpoint made durable, never a mixture.
 */
public interface LocalStore extends AutoCloseable {
  /** A consistent cut of everything applied so far. Cheap. */
  StoreSnapshot snapshot();

  /** Applies all writes of the batch; later snapshots see all of them, earlier ones none. */
  void apply(WriteBatch batch);

  /** Removes a namespace with everything in it; harmless when it does not exist. */
  void dropNamespace(int namespace);

  Set<Integer> namespaces();

  /**
   * Makes everything applied so far durable as one cut, together with the number that {@link
   * #appliedTimestamp} returns after reopening. Returns when it is on disk.
   */
  void checkpoint(long appliedTimestamp);

  /** The timestamp of the last completed checkpoint; 0 in a new store. */
  long appliedTimestamp();

  /** Bytes applied since the last checkpoint, approximately: what a checkpoint would write. */
  long dirtyBytes();

  /** Size on disk; 0 for a store in memory. */
  long sizeOnDisk();

  /**
   * Gives unused space back if there is enough of it and nothing was applied since the last
   * checkpoint; snapshots stay as they are. Returns whether it did: then new snapshots free the old
   * space sooner.
   *
   * @param anyway also when little is gained
   */
  default boolean compact(boolean anyway) {
    return false;
  }

  /** Reads everything back and compares checksums; throws CORRUPT_FILE naming the place. */
  void verify();

  /** Closes without a checkpoint. */
  @Override
  void close();
}
