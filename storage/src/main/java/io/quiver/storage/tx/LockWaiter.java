package io.quiver.storage.tx;

import java.util.concurrent.locks.LockSupport;

/** One transaction in the queue for one lock. */
final class LockWaiter {
  final LockEntry entry;
  final LockOwner owner;
  final LockMode mode;

  /** The owner has the lock shared and wants it exclusive. */
  final boolean upgrade;

  final long sinceNanos = System.nanoTime();

  private final Thread thread = Thread.currentThread();

  /** Written under the entry's stripe. */
  private volatile boolean granted;

  LockWaiter(LockEntry entry, LockOwner owner, LockMode mode, boolean upgrade) {
    this.entry = entry;
    this.owner = owner;
    this.mode = mode;
    this.upgrade = upgrade;
  }

  void grant() {
    granted = true;
    wake();
  }

  void wake() {
    LockSupport.unpark(thread);
  }

  boolean isGranted() {
    return granted;
  }

  boolean conflictsWith(LockWaiter other) {
    return owner != other.owner && (mode == LockMode.EXCLUSIVE || other.mode == LockMode.EXCLUSIVE);
  }
}
