package io.quiver.storage.engine;

import io.quiver.storage.kv.CommitListener;
import io.quiver.storage.log.EncodedBatch;

/**
 * What the engine needs of a log: commits with consecutive timestamps, appended by one thread at a
 * time, awaited and read by many.
 */
public interface CommitLog extends AutoCloseable {
  /** Takes a commit in, without waiting for the disk. */
  void append(long timestamp, long wallMicros, long transactionId, EncodedBatch writes);

  /**
   * Returns when everything up to {@code timestamp} is as durable as the log's setting promises.
   *
   * @throws io.quiver.storage.error.QuiverException when a write or force failed, now or earlier
   */
  void awaitDurable(long timestamp);

  /** Returns when everything appended so far is on disk, whatever the setting. */
  void force();

  /** Everything up to here is on disk. */
  long durableTimestamp();

  /** The last commit of the log; one less than the first that it could take when it has none. */
  long lastTimestamp();

  /**
   * Delivers the commits after {@code after} up to and including {@code upTo}, in order.
   *
   * @return false, and nothing delivered, when the log no longer reaches back that far
   */
  boolean read(long after, long upTo, CommitListener target);

  /** Commits before this timestamp are no longer needed. */
  void removeBefore(long timestamp);

  /** Reads everything back against its checksums. */
  void verify();

  /** Makes everything durable and closes. */
  @Override
  void close();
}
