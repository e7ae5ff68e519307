package io.quiver.storage.file;

/** What the opener of a file is going to do with it. */
public enum OpenMode {
  /** Reads; the file must exist. */
  READ,
  /** Reads and writes; the file must exist. */
  WRITE,
  /** Reads and writes; creates the file when it is missing. */
  CREATE
}
