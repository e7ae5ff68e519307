package io.quiver.storage.file;

/**
 * What protects files. Always on; {@link StorageFiles#keeps} lets a test switch one off, to prove
 * that its absence would be noticed. Nothing that a user can set leads here.
 */
public enum Safeguard {
  /** A block file's mark is written when the blocks that it stands for are on disk. */
  FOOTER_ORDER,

  /** A block that is read is compared with its checksum. */
  BLOCK_CHECKSUM,

  /** The log is forced before a commit counts as durable. */
  LOG_FORCE
}
