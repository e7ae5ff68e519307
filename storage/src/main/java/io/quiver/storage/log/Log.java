package io.quiver.storage.log;

import io.quiver.storage.file.StorageFiles;
import java.util.function.LongConsumer;

/**
 * The write-ahead log. Records get consecutive timestamps from the caller; appending is a quick
 * copy to memory, {@link #awaitDurable} waits for the disk, many waiters share one force.
 * Thread-safe.
 */
public final class Log implements AutoCloseable {
  private Log() {}

  /**
   * Opens or creates the log in a directory and finds its end. An incomplete last batch (a torn
   * write) is cut off; anything wrong before it is CORRUPT_FILE.
   *
   * @param emptyStart the first timestamp when the log is empty
   */
  public static Log open(
      StorageFiles files, String directory, LogOptions options, long emptyStart) {
    return new Log();
  }

  /**
   * Appends a whole commit under the next timestamp, as one record or as BEGIN, CHUNKs, END.
   *
   * @throws io.quiver.storage.error.QuiverException IO_ERROR or DISK_FULL once the log could not be
   *     written
   */
  public void appendCommit(
      long timestamp, long wallMicros, long transactionId, EncodedBatch batch) {
    throw new UnsupportedOperationException();
  }

  /** Appends a record of any other kind under the next timestamp. */
  public void append(LogRecord record) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns once everything up to a timestamp is as durable as the durability promises (with
   * BATCHED and RELAXED at once).
   */
  public void awaitDurable(long timestamp) {
    throw new UnsupportedOperationException();
  }

  /** Forces everything appended so far, whatever the durability. */
  public void force() {
    throw new UnsupportedOperationException();
  }

  /** Everything up to here is on disk. */
  public long durableTimestamp() {
    throw new UnsupportedOperationException();
  }

  /** The last timestamp appended; {@code firstTimestamp() - 1} when the log is empty. */
  public long lastTimestamp() {
    throw new UnsupportedOperationException();
  }

  /** The first timestamp that the log still has, or would have if it is empty. */
  public long firstTimestamp() {
    throw new UnsupportedOperationException();
  }

  /**
   * Called with the new {@link #durableTimestamp} after every force, in order, from one thread at a
   * time, before the waiters are woken. Must be quick and must not throw or append.
   */
  public void onDurable(LongConsumer listener) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads from a timestamp on, inclusive.
   *
   * @throws io.quiver.storage.error.QuiverException OBJECT_NOT_FOUND when the log starts later
   */
  public LogReader read(long fromTimestamp) {
    throw new UnsupportedOperationException();
  }

  /** Deletes the segments that hold only records before a timestamp. */
  public void removeBefore(long timestamp) {
    throw new UnsupportedOperationException();
  }

  /** Size of all segments. */
  public long sizeOnDisk() {
    throw new UnsupportedOperationException();
  }

  /** Reads all segments back against their checksums; throws CORRUPT_FILE naming the place. */
  public void verify() {
    throw new UnsupportedOperationException();
  }

  /** Forces and closes. Harmless when repeated. */
  @Override
  public void close() {}
}
