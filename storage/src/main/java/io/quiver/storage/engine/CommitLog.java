package io.quiver.storage.engine;

import io.quiver.storage.kv.CommitListener;
import io.quiver.storage.log.EncodedBatch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What the engine needs of a log: commits with consecutive timestamps, appended by one thread at a
 * time, awaited and read by many.
 */
public interface CommitLog extends AutoCloseable {
  /** Takes a commit in, without waiting for the disk. */
  void append(long timestamp, long wallMicros, long transactionId, EncodedBatch writes);

  /**
   * Takes a commit in whose parts are made one by one and may not fit into memory together. When
   * that fails the log takes no more commits.
   *
   * @param parts of {@link io.quiver.storage.log.WriteBatchCodec}
   */
  default void append(long timestamp, long wallMicros, long transactionId, Iterator<byte[]> parts) {
    List<byte[]> all = new ArrayList<>();
    parts.forEachRemaining(all::add);
    append(timestamp, wallMicros, transactionId, new EncodedBatch(all));
  }

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

  /** As {@link #read(long, long, CommitListener)}, large commits in pieces. */
  default boolean read(long after, long upTo, CommitPieces target) {
    return read(after, upTo, (CommitListener) target::committed);
  }

  /** Commits before this timestamp are no longer needed. */
  void removeBefore(long timestamp);

  /** Reads everything back against its checksums. */
  void verify();

  /** Makes everything durable and closes. */
  @Override
  void close();
}
