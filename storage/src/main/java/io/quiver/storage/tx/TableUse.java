package io.quiver.storage.tx;

/** How far one transaction has a table for itself. Confined to its transaction. */
final class TableUse {
  /** Locks on keys are needed. */
  static final int SHARED = 0;

  /** Nobody else can write the table: its keys need no shared locks and no assertions. */
  static final int UNWRITTEN = 1;

  /** Nobody else can write the table or refer to it: its keys need no locks. */
  static final int ALONE = 2;

  final int tableId;
  long version;
  int level;

  /** Held shared. */
  boolean defined;

  /** Held shared. */
  boolean referred;

  /** Locks and assertions, while they are being counted. */
  int count;

  TableUse(int tableId) {
    this.tableId = tableId;
  }

  boolean covers(LockMode mode) {
    return level == ALONE || (level == UNWRITTEN && mode == LockMode.SHARED);
  }
}
