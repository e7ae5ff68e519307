package io.quiver.storage.engine;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.CommitListener;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.log.EncodedBatch;
import io.quiver.storage.log.Log;
import io.quiver.storage.log.LogReader;
import io.quiver.storage.log.LogRecord;
import io.quiver.storage.log.WriteBatchCodec;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The commits of a {@link Log}. */
public final class WriteAheadLog implements CommitLog {
  /** Keeps the log for ever. */
  public static final long FOREVER = Long.MAX_VALUE;

  /** A commit is delivered in pieces of about this size when it has more than one. */
  private static final int PIECE_BYTES = 4 << 20;

  private final Log log;
  private final int pieceBytes;

  /** How long the log is kept after nothing here needs it any more. */
  private volatile long keptMillis;

  /** Owns the log from now on. */
  public WriteAheadLog(Log log) {
    this(log, PIECE_BYTES);
  }

  /** With large commits delivered in pieces of at least this size. */
  public WriteAheadLog(Log log, int pieceBytes) {
    this.log = log;
    this.pieceBytes = pieceBytes;
  }

  /** Keeps what was appended in the last so many milliseconds, for backups. */
  public void keep(long millis) {
    keptMillis = millis;
  }

  public Log log() {
    return log;
  }

  @Override
  public void append(long timestamp, long wallMicros, long transactionId, EncodedBatch writes) {
    log.appendCommit(timestamp, wallMicros, transactionId, writes);
  }

  @Override
  public void append(long timestamp, long wallMicros, long transactionId, Iterator<byte[]> parts) {
    log.appendCommit(timestamp, wallMicros, transactionId, parts);
  }

  @Override
  public void awaitDurable(long timestamp) {
    log.awaitDurable(timestamp);
  }

  @Override
  public void force() {
    log.force();
  }

  @Override
  public long durableTimestamp() {
    return log.durableTimestamp();
  }

  @Override
  public long lastTimestamp() {
    return log.lastTimestamp();
  }

  @Override
  public boolean read(long after, long upTo, CommitListener target) {
    return read(after, upTo, new SummarisedCommits(target));
  }

  @Override
  public boolean read(long after, long upTo, CommitPieces target) {
    if (log.firstTimestamp() > after + 1) {
      return false;
    }
    if (log.durableTimestamp() < upTo) {
      // A reader goes as far as the disk; what is visible already may not be there yet.
      log.force();
    }
    try (LogReader reader = log.read(after + 1)) {
      deliver(reader, upTo, target);
      return true;
    } catch (QuiverException e) {
      if (e.code() == ErrorCode.OBJECT_NOT_FOUND) {
        return false; // shortened since the first look
      }
      throw e;
    }
  }

  private void deliver(LogReader reader, long upTo, CommitPieces target) {
    WriteBatch large = new WriteBatch();
    boolean inPieces = false;
    LogRecord record = reader.next();
    while (record != null && record.timestamp() <= upTo) {
      switch (record.kind()) {
        case COMMIT -> {
          WriteBatch writes = new WriteBatch();
          WriteBatchCodec.decode(record.payload(), writes);
          target.committed(new CommittedBatch(record.timestamp(), record.wallMicros(), writes));
        }
        case BEGIN -> {
          large = new WriteBatch();
          inPieces = false;
        }
        case CHUNK -> {
          WriteBatchCodec.decode(record.payload(), large);
          if (large.bytes() >= pieceBytes) {
            target.piece(large);
            inPieces = true;
            large = new WriteBatch();
          }
        }
        case END -> {
          if (inPieces) {
            target.piece(large);
            target.end(record.timestamp(), record.wallMicros());
          } else {
            target.committed(new CommittedBatch(record.timestamp(), record.wallMicros(), large));
          }
          large = new WriteBatch();
        }
        case PREPARE,
            COMMIT_PREPARED,
            ROLLBACK_PREPARED,
            SEQUENCE,
            BULK_RUN,
            DEFINITION,
            RESTORE_POINT,
            MARK -> {
          // Nothing that changes keys.
        }
      }
      record = next(reader, record, upTo);
    }
  }

  /** Does not look beyond the last record that is wanted: more may be on its way. */
  private static @Nullable LogRecord next(LogReader reader, LogRecord record, long upTo) {
    boolean complete =
        switch (record.kind()) {
          case BEGIN, CHUNK -> false;
          default -> true;
        };
    return complete && record.timestamp() >= upTo ? null : reader.next();
  }

  @Override
  public void removeBefore(long timestamp) {
    long kept = keptMillis;
    if (kept == FOREVER) {
      return;
    }
    long needed = timestamp;
    if (kept > 0) {
      long since = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis() - kept);
      needed = Math.min(needed, log.firstTimestampSince(since));
    }
    log.removeBefore(needed);
  }

  @Override
  public void verify() {
    log.verify();
  }

  @Override
  public void close() {
    log.close();
  }
}
