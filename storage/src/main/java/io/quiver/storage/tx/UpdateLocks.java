package io.quiver.storage.tx;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.Snapshot;

/**
 * Locks keys that a statement has read and is going to change, and says what happens when somebody
 * else was faster. Confined to its transaction.
 */
final class UpdateLocks {
  private final KeyValueEngine engine;
  private final HeldSnapshots snapshots;
  private final TransactionLocks locks;
  private final Statements statements;
  private final IsolationLevel isolation;

  UpdateLocks(
      KeyValueEngine engine,
      HeldSnapshots snapshots,
      TransactionLocks locks,
      Statements statements,
      IsolationLevel isolation) {
    this.engine = engine;
    this.snapshots = snapshots;
    this.locks = locks;
    this.statements = statements;
    this.isolation = isolation;
  }

  void lock(int namespace, byte[] key, LockMode mode) {
    // Before the lock: what others commit from here on counts as changed.
    HeldSnapshot held = snapshots.current();
    LockEntry entry = locks.acquire(namespace, key, mode);
    if (isChanged(namespace, key, held)) {
      throw restartOrFailure();
    }
    if (entry != null && mode == LockMode.EXCLUSIVE) {
      entry.markForUpdate();
    }
  }

  boolean tryLock(int namespace, byte[] key, LockMode mode) {
    HeldSnapshot held = snapshots.current();
    boolean needed = !locks.needsNone(namespace, mode);
    int locksBefore = locks.held();
    LockEntry entry = needed ? locks.tryAcquire(namespace, key, mode) : null;
    if (needed && entry == null) {
      return false;
    }
    if (isChanged(namespace, key, held)) {
      if (locks.held() > locksBefore) {
        locks.releaseLast();
      }
      throw restartOrFailure();
    }
    if (entry != null && mode == LockMode.EXCLUSIVE) {
      entry.markForUpdate();
    }
    return true;
  }

  /** Whether a commit after the snapshot wrote the key. */
  private boolean isChanged(int namespace, byte[] key, HeldSnapshot held) {
    long since = held.snapshot.timestamp();
    if (snapshots.isLatest()) {
      return false;
    }
    try (Snapshot latest = engine.snapshot()) {
      return latest.changedAt(namespace, key, since) > since;
    }
  }

  RuntimeException restartOrFailure() {
    return statements.isRunning() && isolation == IsolationLevel.READ_COMMITTED
        ? new StatementRestart()
        : changed();
  }

  static QuiverException changed() {
    return new QuiverException(
            ErrorCode.SERIALIZATION_FAILURE,
            "a row to be changed was changed by another transaction since this one's snapshot")
        .withHint("Roll back and run the transaction again.");
  }
}
