package io.quiver.storage.tx;

/** The isolation levels that Quiver has. READ UNCOMMITTED is accepted and means READ COMMITTED. */
public enum IsolationLevel {
  /** Each statement sees what was committed when it began. */
  READ_COMMITTED,
  /** The transaction sees what was committed at its first statement; the first updater wins. */
  REPEATABLE_READ,
  /**
   * As REPEATABLE_READ, and the commit fails when another transaction has changed anything that
   * this one has read: all that commit could have run one after the other, in the order of their
   * commits. Who only reads never fails.
   */
  SERIALIZABLE
}
