package io.quiver.storage.log;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: records gather in memory; one thread at a time, the first that needs it, writes all
 * of them and forces once; the others wait for that. No thread is handed anything, so that a lone
 * committer pays for the disk only.
 *
 * <p>Thread-safe; one lock, never held during input or output.
 */
final class FlushQueue {
  /** Memory that unwritten records may take before appending waits for the disk. */
  private static final int BUFFER_LIMIT = 8 << 20;

  /** A buffer larger than this is not kept for reuse. */
  private static final int KEPT_BUFFER = 1 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition flushed = lock.newCondition();
  private final SegmentSequence segments;
  private final @Nullable RecordCipher cipher;
  private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

  private ByteSink filling = new ByteSink(64 << 10);
  private @Nullable ByteSink spare = new ByteSink(64 << 10);
  private long fillingFirst;
  private boolean fillingSplittable;
  private boolean flushing;
  private boolean closed;
  private @Nullable QuiverException failure;
  private volatile long last;
  private volatile long written;
  private volatile long durable;

  FlushQueue(SegmentSequence segments, long lastTimestamp, @Nullable RecordCipher cipher) {
    this.cipher = cipher;
    this.segments = segments;
    last = lastTimestamp;
    written = lastTimestamp;
    durable = lastTimestamp;
  }

  long lastTimestamp() {
    return last;
  }

  long writtenTimestamp() {
    return written;
  }

  long durableTimestamp() {
    return durable;
  }

  void onDurable(LongConsumer listener) {
    listeners.add(listener);
  }

  void checkNext(long timestamp) {
    if (timestamp != last + 1) {
      throw QuiverException.bug(
          "log record " + timestamp + " appended after " + last + "; timestamps are consecutive");
    }
  }

  void checkSound() {
    lock.lock();
    try {
      throwIfUnusable();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds a record.
   *
   * @param completes whether the record completes the commit with its timestamp
   * @param starts whether the record is the first with its timestamp
   */
  void put(LogRecord record, boolean completes, boolean starts) {
    lock.lock();
    try {
      throwIfUnusable();
      if (filling.length() == 0) {
        LogFormat.reserveMark(filling);
        fillingFirst = record.timestamp();
        fillingSplittable = starts;
      }
      int start = filling.length();
      boolean appended = false;
      try {
        LogFormat.appendRecord(filling, record, cipher);
        appended = true;
      } finally {
        if (!appended) {
          filling.cut(start); // out of memory: nothing half may reach the disk
        }
      }
      if (completes) {
        last = record.timestamp();
      }
      if (filling.length() > BUFFER_LIMIT) {
        flushLocked(false);
      }
    } finally {
      lock.unlock();
    }
  }

  void awaitDurable(long timestamp) {
    if (durable >= timestamp) {
      return;
    }
    lock.lock();
    try {
      while (durable < timestamp && flushing) {
        flushed.awaitUninterruptibly();
      }
      if (durable < timestamp) {
        flushLocked(true);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Writes everything added so far and, if wanted, forces it. */
  void flush(boolean force) {
    lock.lock();
    try {
      flushLocked(force);
    } finally {
      lock.unlock();
    }
  }

  private void flushLocked(boolean force) {
    while (flushing) {
      flushed.awaitUninterruptibly();
    }
    throwIfUnusable();
    ByteSink batch = filling;
    long first = fillingFirst;
    boolean splittable = fillingSplittable;
    long upTo = last;
    if (batch.length() == 0 && (!force || durable >= upTo)) {
      return;
    }
    flushing = true;
    filling = spare == null ? new ByteSink(64 << 10) : spare;
    spare = null;
    Throwable error = null;
    lock.unlock();
    try {
      write(batch, first, splittable, upTo, force);
    } catch (Throwable e) {
      error = e;
    } finally {
      lock.lock();
      flushing = false;
      flushed.signalAll();
    }
    if (error != null) {
      throw fail(error);
    }
    batch.clear();
    if (batch.array().length <= KEPT_BUFFER) {
      spare = batch;
    }
  }

  /** Without the lock; {@code flushing} keeps others away. */
  private void write(ByteSink batch, long first, boolean splittable, long upTo, boolean force) {
    if (batch.length() > 0) {
      segments.write(batch, first, splittable, durable, force);
    }
    written = upTo;
    if (force) {
      segments.force();
      if (upTo > durable) {
        durable = upTo;
        for (LongConsumer listener : listeners) {
          listener.accept(upTo);
        }
      }
    }
  }

  /** Ends the life of the log after a failure; returns what to throw. */
  QuiverException fail(Throwable cause) {
    QuiverException error =
        cause instanceof QuiverException known
            ? known
            : new QuiverException(
                ErrorCode.INTERNAL_ERROR, "Writing the log failed: " + cause, cause);
    lock.lock();
    try {
      if (failure == null) {
        failure = error;
      }
    } finally {
      lock.unlock();
    }
    return error;
  }

  /** Whether there is something to write or, if wanted, to force. */
  boolean hasWork(boolean force) {
    lock.lock();
    try {
      return !closed && failure == null && (filling.length() > 0 || (force && durable < last));
    } finally {
      lock.unlock();
    }
  }

  private void throwIfUnusable() {
    QuiverException earlier = failure;
    if (earlier != null) {
      throw new QuiverException(
              ErrorCode.IO_ERROR,
              "The log takes no more commits since a write to it failed: " + earlier.getMessage(),
              earlier)
          .withHint("Close the database and open it again; it recovers from its log.");
    }
    if (closed) {
      throw new QuiverException(ErrorCode.DATABASE_CLOSED, "The database's log is closed");
    }
  }

  long reservedBytes() {
    lock.lock();
    try {
      while (flushing) {
        flushed.awaitUninterruptibly();
      }
      return segments.reservedBytes();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      if (failure == null) {
        flushLocked(true);
        segments.finish(last);
      } else {
        segments.abandon();
      }
    } finally {
      closed = true;
      lock.unlock();
    }
  }

  /** Ends without writing anything more, as a crash would. */
  void abandon() {
    lock.lock();
    try {
      while (flushing) {
        flushed.awaitUninterruptibly();
      }
      if (!closed) {
        closed = true;
        segments.abandon();
      }
    } finally {
      lock.unlock();
    }
  }
}
