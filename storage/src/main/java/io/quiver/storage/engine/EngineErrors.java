package io.quiver.storage.engine;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;

/** What commits are told after a write failed, or when they are too large. */
final class EngineErrors {
  private EngineErrors() {}

  /** Why nothing can be committed any more. */
  static QuiverException poisoned(Throwable cause) {
    boolean full = cause instanceof QuiverException e && e.code() == ErrorCode.DISK_FULL;
    return new QuiverException(
            full ? ErrorCode.DISK_FULL : ErrorCode.IO_ERROR,
            "an earlier write failed, nothing can be committed: " + cause.getMessage(),
            cause)
        .withHint("Remove the cause and open the database again; acknowledged commits are safe.");
  }

  /** A commit that does not fit into memory, and did not come in pieces. */
  static QuiverException tooLarge(long bytes, long limit) {
    return new QuiverException(
            ErrorCode.LIMIT_EXCEEDED,
            "a transaction of " + bytes + " bytes is larger than the limit of " + limit)
        .withHint("Commit more often, or give the process more heap.");
  }

  /** A commit may be there after opening again, or not. */
  static QuiverException outcomeUnknown(long timestamp, Throwable cause) {
    return new QuiverException(
            ErrorCode.OUTCOME_UNKNOWN,
            "the disk failed while commit " + timestamp + " was being written",
            cause)
        .withHint("Open the database again and look whether the change is there.");
  }
}
