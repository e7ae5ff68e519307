package io.quiver.storage.log;

/**
 * Checks that records follow each other as they must: consecutive timestamps, and nothing between
 * the parts of a large commit. Confined to one thread.
 */
final class RecordOrder {
  private long last;
  private boolean inCommit;

  RecordOrder(long lastTimestamp) {
    last = lastTimestamp;
  }

  /** The last complete timestamp. */
  long last() {
    return last;
  }

  /** Whether a large commit has begun and not ended. */
  boolean inCommit() {
    return inCommit;
  }

  /** Takes the next record; false when it cannot be the next. */
  boolean accept(LogRecord record) {
    if (record.timestamp() != last + 1) {
      return false;
    }
    return switch (record.kind()) {
      case MARK -> true;
      case BEGIN -> {
        boolean sound = !inCommit;
        inCommit = true;
        yield sound;
      }
      case CHUNK -> inCommit;
      case END -> {
        boolean sound = inCommit;
        inCommit = false;
        last++;
        yield sound;
      }
      case COMMIT,
          PREPARE,
          COMMIT_PREPARED,
          ROLLBACK_PREPARED,
          SEQUENCE,
          BULK_RUN,
          DEFINITION,
          RESTORE_POINT -> {
        last++;
        yield !inCommit;
      }
    };
  }
}
