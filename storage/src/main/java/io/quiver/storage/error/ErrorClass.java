package io.quiver.storage.error;

/** Who can do something about an error. */
public enum ErrorClass {
  /** The statement or its data is wrong; the user corrects it. */
  USER,
  /** Another transaction was faster; running the transaction again may succeed. */
  CONFLICT,
  /** A limit, a time-out, a full disk: the same statement may succeed with more of something. */
  RESOURCE,
  /** Bytes on disk are not what was written. Nothing is repaired silently. */
  CORRUPTION,
  /** The database cannot be reached or is not in the state that the call needs. */
  CONNECTION,
  /** Part of SQL or JDBC that Quiver does not have. */
  UNSUPPORTED,
  /** A defect of Quiver. */
  BUG
}
