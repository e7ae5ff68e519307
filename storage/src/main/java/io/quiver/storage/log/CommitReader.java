package io.quiver.storage.log;

import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.WriteBatch;
import org.jspecify.annotations.Nullable;

/** Puts commits together from records; records of other kinds are skipped. */
public final class CommitReader implements AutoCloseable {
  private final LogReader reader;

  public CommitReader(LogReader reader) {
    this.reader = reader;
  }

  /** The next commit, or null at the present end of the log; a later call may find more. */
  public @Nullable CommittedBatch next() {
    LogRecord record;
    while ((record = reader.next()) != null) {
      switch (record.kind()) {
        case COMMIT -> {
          WriteBatch batch = new WriteBatch();
          WriteBatchCodec.decode(record.payload(), batch);
          return new CommittedBatch(record.timestamp(), record.wallMicros(), batch);
        }
        case BEGIN -> {
          return large(record);
        }
        case CHUNK, END -> {} // the rest of a commit that began before our start: cannot happen
        case PREPARE,
            COMMIT_PREPARED,
            ROLLBACK_PREPARED,
            SEQUENCE,
            BULK_RUN,
            DEFINITION,
            RESTORE_POINT,
            MARK -> {}
      }
    }
    return null;
  }

  private CommittedBatch large(LogRecord begin) {
    WriteBatch batch = new WriteBatch();
    while (true) {
      LogRecord record = reader.next();
      if (record == null) {
        throw QuiverException.bug("commit " + begin.timestamp() + " has no end");
      }
      if (record.kind() == RecordKind.END) {
        return new CommittedBatch(begin.timestamp(), begin.wallMicros(), batch);
      }
      WriteBatchCodec.decode(record.payload(), batch);
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
