package io.quiver.storage.tx;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.CommitRequest;
import io.quiver.storage.kv.KeyValueEngine;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How a transaction ends: by a commit, by a promise to be able to commit, or by going back; once.
 * Confined to its transaction, but for {@link #rollback} and {@link #isOpen}.
 */
final class TransactionOutcome {
  private static final Logger LOGGER = System.getLogger(TransactionOutcome.class.getName());

  private final LocalTransaction transaction;
  private final LocalTransactionManager manager;
  private final KeyValueEngine engine;
  private final PreparedTransactions prepared;
  private final LockOwner owner;
  private final TransactionLocks locks;
  private final HeldSnapshots snapshots;
  private final WriteSet writes;
  private final TransactionReads reads;
  private final Assertions assertions;

  private final List<Runnable> afterCommit = new ArrayList<>(0);
  private final List<Runnable> afterRollback = new ArrayList<>(0);
  private final AtomicBoolean ended = new AtomicBoolean();

  TransactionOutcome(
      LocalTransaction transaction,
      LocalTransactionManager manager,
      KeyValueEngine engine,
      PreparedTransactions prepared,
      LockOwner owner,
      TransactionLocks locks,
      HeldSnapshots snapshots,
      WriteSet writes,
      TransactionReads reads,
      Assertions assertions) {
    this.transaction = transaction;
    this.manager = manager;
    this.engine = engine;
    this.prepared = prepared;
    this.owner = owner;
    this.locks = locks;
    this.snapshots = snapshots;
    this.writes = writes;
    this.reads = reads;
    this.assertions = assertions;
  }

  boolean isOpen() {
    return !ended.get();
  }

  void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  void afterRollback(Runnable action) {
    afterRollback.add(action);
  }

  /** False when there was nothing to promise: it has committed. */
  boolean prepare(String name) {
    if (writes.isEmpty()) {
      long unused = commit();
      return false;
    }
    try {
      if (!afterCommit.isEmpty() || !afterRollback.isEmpty()) {
        throw new QuiverException(
                ErrorCode.FEATURE_NOT_SUPPORTED,
                "a transaction that has changed definitions cannot be prepared")
            .withHint("Change definitions in a transaction of their own.");
      }
      prepared.prepare(
          name, owner, request(), writes.isSpilled() ? writes.large() : null, manager.nowMillis());
    } catch (RuntimeException | Error e) {
      end(afterRollback);
      throw e;
    }
    // The locks are not its own any more.
    if (ended.compareAndSet(false, true)) {
      snapshots.closeAll();
      writes.close();
      manager.ended(transaction);
    }
    return true;
  }

  long commit() {
    long timestamp;
    try {
      timestamp =
          writes.isEmpty()
              ? (snapshots.hasCurrent()
                  ? snapshots.current().snapshot.timestamp()
                  : engine.visibleTimestamp())
              : writes.isSpilled()
                  ? engine.commit(request(), writes.large())
                  : engine.commit(request());
    } catch (RuntimeException | Error e) {
      end(afterRollback);
      throw e;
    }
    end(afterCommit);
    return timestamp;
  }

  private CommitRequest request() {
    return new CommitRequest(
        owner.transactionId,
        snapshots.current().snapshot.timestamp(),
        writes.batch(),
        locks.forUpdate(),
        reads.ranges(),
        assertions.present,
        assertions.absent,
        assertions.empty,
        assertions.definitions);
  }

  /** Harmless when it has ended. */
  void rollback() {
    end(afterRollback);
  }

  /** The locks go last: who waits for them sees what the actions did. */
  private void end(List<Runnable> actions) {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    snapshots.closeAll();
    for (Runnable action : actions) {
      try {
        action.run();
      } catch (RuntimeException e) {
        // The outcome of the transaction stands; its caller must not take this for it.
        LOGGER.log(Logger.Level.ERROR, "An action after the end of a transaction failed", e);
      }
    }
    locks.releaseAll();
    writes.close();
    manager.ended(transaction);
  }
}
