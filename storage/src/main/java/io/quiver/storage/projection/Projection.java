package io.quiver.storage.projection;

import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.Snapshot;

/**
 * A structure derived from committed rows. It answers for snapshots in [{@link #readableFrom},
 * {@link #coveredTimestamp}]; a reader outside that range takes the exact path (scan). A missing or
 * broken projection is rebuilt in the background; it never keeps the database from opening.
 *
 * <p>{@link #apply} is called in commit order, by one thread at a time, before the commit becomes
 * visible; the other methods by any thread.
 */
public interface Projection extends AutoCloseable {
  /** Unique in the database; also names its files. */
  String name();

  /** Takes over one commit. Must be quick: heavy work goes to the background. Must not throw. */
  void apply(CommittedBatch batch);

  /** The oldest snapshot it can answer for. */
  long readableFrom();

  /** The newest commit it has taken over. */
  long coveredTimestamp();

  /** No open snapshot is older than this: what died before it may be forgotten. */
  void release(long oldestSnapshot);

  /** Starts anew from this state. */
  void rebuild(Snapshot snapshot);

  /** Writes its files; afterwards the log is needed only from the returned timestamp on. */
  long checkpoint();

  /** Compares with checksums of its files; throws CORRUPT_INDEX. */
  void verify();

  @Override
  void close();
}
