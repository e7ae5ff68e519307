package io.quiver.storage.vector;

/** Does for an index what must not be done on a thread that commits or searches. */
interface IndexUpkeep {
  /** Calls {@link SegmentedVectorIndex#maintain} soon, on another thread. */
  void maintain(SegmentedVectorIndex index);

  /** Loads the index from its table soon, on another thread: it has missed something. */
  void reload(SegmentedVectorIndex index);

  /** Writes what there is, on this thread. */
  void write(SegmentedVectorIndex index);
}
