package io.quiver.storage.log;

/** When a commit counts as done. */
public enum Durability {
  /** When its log record is on disk. Nothing acknowledged is ever lost. */
  FULL,
  /**
   * When its log record is in memory; records are forced to disk every 10 ms. A crash of the
   * machine or the process can lose the last 10 ms.
   */
  BATCHED,
  /**
   * When its log record is in memory; records are handed to the operating system every 10 ms and
   * forced by checkpoints and closing only. A crash of the process can lose the last 10 ms, a crash
   * of the machine everything since the last checkpoint.
   */
  RELAXED
}
