package io.quiver.storage.kv;

/** The state of the database right after one commit. Reading never blocks. Close it to release. */
public interface Snapshot extends ReadView, AutoCloseable {
  /** The last commit that is part of it; 0 before the first. */
  long timestamp();

  /**
   * The timestamp of the commit that wrote the current value (or removal) of a key, if that was
   * after {@code since}; otherwise {@code since} or anything below it. Exact for {@code since} not
   * older than the oldest open snapshot.
   */
  long changedAt(int namespace, byte[] key, long since);

  @Override
  void close();
}
