package io.quiver.storage.kv;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.List;
import java.util.Set;

/**
 * Ordered key-value maps with snapshots and validated atomic commits: the upper service interface
 * of storage, all that the layers above it see. Thread-safe.
 */
public interface KeyValueEngine extends AutoCloseable {
  /** The latest visible state. A pointer read; close it soon, it pins memory. */
  Snapshot snapshot();

  /**
   * Validates and commits; returns the commit timestamp once the commit is as durable as the
   * engine's durability setting promises and visible to new snapshots.
   *
   * @throws io.quiver.storage.error.QuiverException as {@link CommitRequest} says, or
   *     OUTCOME_UNKNOWN, IO_ERROR, DISK_FULL
   */
  long commit(CommitRequest request);

  /**
   * As {@link #commit(CommitRequest)}, for a transaction that has written more than fits into
   * memory: the request has its writes to all other namespaces. Other commits wait meanwhile, reads
   * do not.
   */
  default long commit(CommitRequest request, LargeWrites large) {
    throw new QuiverException(
            ErrorCode.LIMIT_EXCEEDED, "this kind of database commits only what fits into memory")
        .withHint("Commit more often, or give the process more heap.");
  }

  /**
   * Makes commits of other transactions that write into these ranges fail with
   * SERIALIZATION_FAILURE from now on: a prepared transaction relies on them.
   *
   * @param transactionId whose commits are not affected
   * @param ranges in place of those that the transaction had; empty: none
   */
  void bindReads(long transactionId, List<NamespaceRange> ranges);

  /** The last visible commit. */
  long visibleTimestamp();

  /** The oldest state that an open snapshot still reads, or the visible one. */
  long oldestSnapshotTimestamp();

  /**
   * Delivers every commit after {@code fromTimestamp} that the log still has to the listener, then
   * every later one as it happens.
   *
   * @return false when the log no longer reaches back that far; then only later commits are
   *     delivered and the caller rebuilds
   */
  boolean subscribe(long fromTimestamp, CommitListener listener);

  void unsubscribe(CommitListener listener);

  /**
   * Until called again with a higher timestamp under the same name, the log keeps everything after
   * {@code timestamp}.
   */
  void retainLog(String name, long timestamp);

  /** Ends what {@link #retainLog} asked for under this name. */
  void releaseLog(String name);

  /** Makes the store current and shortens the log. Blocks until done. */
  void checkpoint();

  /** A {@link #checkpoint} that also gives unused space of the store back. */
  void compact();

  /**
   * Removes a namespace, as soon as every snapshot that is open now is closed. Its number must not
   * be used again.
   */
  void dropNamespace(int namespace);

  /**
   * Namespaces that were written and not dropped. A crash can undo a drop: after opening, whoever
   * knows the definitions drops what belongs to none.
   */
  Set<Integer> namespaces();

  /**
   * Every namespace that a snapshot may read which was opened before this call: also dropped ones
   * as long as they are there.
   */
  Set<Integer> presentNamespaces();

  /** Reads all files back against their checksums. */
  void verify();

  /** Checkpoints and closes. */
  @Override
  void close();
}
