package io.quiver.storage.tx;

import io.quiver.storage.kv.Snapshot;

/**
 * A snapshot with its users inside one transaction: the statement that reads it and the cursors
 * that are still open over it. Confined to its transaction.
 */
final class HeldSnapshot {
  final Snapshot snapshot;
  private int users = 1;

  HeldSnapshot(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  void use() {
    users++;
  }

  /** True when that was the last user and the snapshot is closed now. */
  boolean leave() {
    users--;
    if (users > 0) {
      return false;
    }
    snapshot.close();
    return true;
  }
}
