package io.quiver.storage.tx;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** A transaction as the lock table sees it. */
final class LockOwner {
  final long transactionId;

  /** Confined to the transaction. */
  final ArrayList<LockEntry> held = new ArrayList<>();

  /** What it waits for now; written by its thread. */
  volatile @Nullable LockWaiter waiting;

  /** Whether waits end at once; written by anyone. */
  private volatile boolean cancelled;

  /** When waits of the current statement end, as of {@link System#nanoTime}; 0: never. Its own. */
  long deadlineNanos;

  LockOwner(long transactionId) {
    this.transactionId = transactionId;
  }

  void cancel() {
    cancelled = true;
    LockWaiter waiter = waiting;
    if (waiter != null) {
      waiter.wake();
    }
  }

  void allowWaits() {
    if (cancelled) {
      cancelled = false;
    }
  }

  boolean isCancelled() {
    return cancelled;
  }
}
