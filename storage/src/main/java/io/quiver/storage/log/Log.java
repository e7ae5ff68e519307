package io.quiver.storage.log;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.StorageFile;
import io.quiver.storage.file.StorageFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The write-ahead log. Records get consecutive timestamps from the caller; appending is a quick
 * copy to memory, {@link #awaitDurable} waits for the disk, many waiters share one force.
 *
 * <p>Thread-safe. Once a write failed, the log takes no more records: what is on disk is then
 * uncertain until the log is opened again.
 */
public final class Log implements AutoCloseable {
  private static final byte[] NOTHING = {};

  private final StorageFiles files;
  private final String directory;
  private final LogOptions options;
  private final ConcurrentSkipListMap<Long, Long> segments;
  private final FlushQueue queue;

  /** When segments began, microseconds since 1970, as far as anybody has asked. */
  private final Map<Long, Long> segmentTimes = new ConcurrentHashMap<>();

  /** Keeps the records of one large commit together; taken before the queue's lock. */
  private final ReentrantLock appending = new ReentrantLock();

  /** Guards changes of the durability. */
  private final Object changing = new Object();

  private volatile Durability durability;
  private @Nullable BackgroundFlush background;

  private Log(
      StorageFiles files,
      String directory,
      LogOptions options,
      ConcurrentSkipListMap<Long, Long> segments,
      SegmentWriter writer,
      long lastTimestamp) {
    this.files = files;
    this.directory = directory;
    this.options = options;
    this.segments = segments;
    queue =
        new FlushQueue(
            new SegmentSequence(files, directory, options, segments, writer),
            lastTimestamp,
            RecordCipher.of(files.cipher()));
    durability = options.durability();
    background = background(durability);
  }

  private @Nullable BackgroundFlush background(Durability wanted) {
    return wanted == Durability.FULL
        ? null
        : BackgroundFlush.start(queue, options.batchMillis(), wanted == Durability.BATCHED);
  }

  /** What commits have behind them from now on; with FULL all earlier ones have it too. */
  public void setDurability(Durability wanted) {
    synchronized (changing) {
      if (wanted == durability) {
        return;
      }
      durability = wanted;
      if (background != null) {
        background.stop();
      }
      background = background(wanted);
    }
    if (wanted == Durability.FULL) {
      queue.flush(true);
    }
  }

  public Durability durability() {
    return durability;
  }

  /**
   * Opens or creates the log in a directory and finds its end. An incomplete last batch (a torn
   * write) is cut off; anything wrong before it is CORRUPT_FILE.
   *
   * @param emptyStart the first timestamp when the log is empty
   */
  public static Log open(
      StorageFiles files, String directory, LogOptions options, long emptyStart) {
    ConcurrentSkipListMap<Long, Long> segments = listSegments(files, directory);
    while (!segments.isEmpty()) {
      long first = segments.lastKey();
      String path = directory + "/" + LogFormat.segmentName(first);
      LogTail tail = LogTail.find(files, path, first);
      if (tail != null) {
        SegmentWriter writer = SegmentWriter.resume(files, path, tail);
        return new Log(files, directory, options, segments, writer, tail.lastTimestamp());
      }
      delete(files, path);
      segments.remove(first);
    }
    String name = LogFormat.segmentName(emptyStart);
    SegmentWriter writer = SegmentWriter.create(files, directory, name, emptyStart);
    segments.put(emptyStart, 0L);
    return new Log(files, directory, options, segments, writer, emptyStart - 1);
  }

  /** First timestamps of all segments, with the size of those that are finished. */
  static ConcurrentSkipListMap<Long, Long> listSegments(StorageFiles files, String directory) {
    ConcurrentSkipListMap<Long, Long> segments = new ConcurrentSkipListMap<>();
    try {
      for (String name : files.list(directory)) {
        Long first = LogFormat.parseSegmentName(name);
        if (first != null) {
          try (SegmentScanner scanner = new SegmentScanner(files, directory + "/" + name, first)) {
            segments.put(first, scanner.size());
          }
        }
      }
    } catch (IOException e) {
      throw StorageFile.failure("list", files.describe(directory), e);
    }
    return segments;
  }

  private static void delete(StorageFiles files, String path) {
    try {
      files.delete(path);
    } catch (IOException e) {
      throw StorageFile.failure("delete", files.describe(path), e);
    }
  }

  /**
   * Appends a whole commit under the next timestamp, as one record or as BEGIN, CHUNKs, END.
   *
   * @throws QuiverException IO_ERROR or DISK_FULL once the log could not be written
   */
  public void appendCommit(
      long timestamp, long wallMicros, long transactionId, EncodedBatch batch) {
    List<byte[]> parts = batch.parts();
    if (parts.size() == 1) {
      append(new LogRecord(RecordKind.COMMIT, timestamp, wallMicros, transactionId, parts.get(0)));
      return;
    }
    appendCommit(timestamp, wallMicros, transactionId, parts.iterator());
  }

  /**
   * Appends a whole commit under the next timestamp as BEGIN, CHUNKs, END. The parts are taken one
   * by one; when that fails the log ends without the commit.
   *
   * @param parts each at most about {@link WriteBatchCodec#PART_BYTES}
   */
  public void appendCommit(
      long timestamp, long wallMicros, long transactionId, Iterator<byte[]> parts) {
    appending.lock();
    try {
      queue.checkNext(timestamp);
      put(RecordKind.BEGIN, timestamp, wallMicros, transactionId, NOTHING);
      boolean complete = false;
      try {
        while (parts.hasNext()) {
          put(RecordKind.CHUNK, timestamp, wallMicros, transactionId, parts.next());
        }
        put(RecordKind.END, timestamp, wallMicros, transactionId, NOTHING);
        complete = true;
      } finally {
        if (!complete) {
          queue.fail(QuiverException.bug("a large commit was not appended completely"));
        }
      }
    } finally {
      appending.unlock();
    }
  }

  private void put(
      RecordKind kind, long timestamp, long wallMicros, long transactionId, byte[] payload) {
    queue.put(
        new LogRecord(kind, timestamp, wallMicros, transactionId, payload),
        kind == RecordKind.END,
        kind == RecordKind.BEGIN);
  }

  /** Appends a record of any other kind under the next timestamp. */
  public void append(LogRecord record) {
    switch (record.kind()) {
      case BEGIN, CHUNK, END, MARK ->
          throw QuiverException.bug(record.kind() + " records are the log's own");
      case COMMIT,
          PREPARE,
          COMMIT_PREPARED,
          ROLLBACK_PREPARED,
          SEQUENCE,
          BULK_RUN,
          DEFINITION,
          RESTORE_POINT -> {}
    }
    appending.lock();
    try {
      queue.checkNext(record.timestamp());
      queue.put(record, true, true);
    } finally {
      appending.unlock();
    }
  }

  /**
   * Appends a record of another log as it is, BEGIN, CHUNK and END included. The caller copies
   * large commits completely and appends nothing else meanwhile.
   */
  public void copy(LogRecord record) {
    boolean completes = record.kind() != RecordKind.BEGIN && record.kind() != RecordKind.CHUNK;
    boolean starts = record.kind() != RecordKind.CHUNK && record.kind() != RecordKind.END;
    appending.lock();
    try {
      queue.checkNext(record.timestamp());
      queue.put(record, completes, starts);
    } finally {
      appending.unlock();
    }
  }

  /**
   * The first timestamp to keep so that nothing is lost that was appended at or after a moment: the
   * start of the segment that was being written then.
   *
   * @param micros microseconds since 1970
   */
  public long firstTimestampSince(long micros) {
    long result = firstTimestamp();
    for (long start : List.copyOf(segments.keySet())) {
      Long began = segmentTimes.computeIfAbsent(start, this::startMicros);
      if (began == null || began > micros) {
        break;
      }
      result = start;
    }
    return result;
  }

  /** When the first record of a segment was appended; null when it has none yet. */
  private @Nullable Long startMicros(long start) {
    String path = directory + "/" + LogFormat.segmentName(start);
    try (SegmentScanner scanner = new SegmentScanner(files, path, start)) {
      LogRecord record = scanner.next();
      while (record != null && record.kind() == RecordKind.MARK) {
        record = scanner.next();
      }
      return record == null ? null : record.wallMicros();
    }
  }

  /**
   * Returns once everything up to a timestamp is as durable as the durability promises (with
   * BATCHED and RELAXED at once).
   */
  public void awaitDurable(long timestamp) {
    if (durability == Durability.FULL) {
      queue.awaitDurable(timestamp);
    } else {
      queue.checkSound();
    }
  }

  /** Forces everything appended so far, whatever the durability. */
  public void force() {
    queue.flush(true);
  }

  /** Everything up to here is on disk. */
  public long durableTimestamp() {
    return queue.durableTimestamp();
  }

  /** The last timestamp appended; {@code firstTimestamp() - 1} when the log is empty. */
  public long lastTimestamp() {
    return queue.lastTimestamp();
  }

  /** The first timestamp that the log still has, or would have if it is empty. */
  public long firstTimestamp() {
    return segments.firstKey();
  }

  /**
   * Called with the new {@link #durableTimestamp} after every force, in order, from one thread at a
   * time, before the waiters are woken. Must be quick and must not throw or append.
   */
  public void onDurable(LongConsumer listener) {
    queue.onDurable(listener);
  }

  /**
   * Reads from a timestamp on, inclusive. Everything appended before this call is within reach.
   *
   * @throws QuiverException OBJECT_NOT_FOUND when the log starts later
   */
  public LogReader read(long fromTimestamp) {
    queue.flush(durability == Durability.FULL);
    Map.Entry<Long, Long> segment = segments.floorEntry(Math.max(fromTimestamp, 1));
    if (segment == null) {
      throw new QuiverException(
          ErrorCode.OBJECT_NOT_FOUND,
          "The log "
              + files.describe(directory)
              + " starts at "
              + firstTimestamp()
              + " and no longer has "
              + fromTimestamp);
    }
    return new SegmentsReader(
        files, directory, segments, queue::writtenTimestamp, segment.getKey(), fromTimestamp);
  }

  /**
   * Deletes the segments that hold only records before a timestamp. One that the file system does
   * not let go of yet (Windows, while it is being read) is left to the next call.
   */
  public void removeBefore(long timestamp) {
    List<Long> starts = new ArrayList<>(segments.keySet());
    for (int i = 0; i + 1 < starts.size() && starts.get(i + 1) <= timestamp; i++) {
      try {
        files.delete(directory + "/" + LogFormat.segmentName(starts.get(i)));
      } catch (IOException e) {
        return;
      }
      segments.remove(starts.get(i));
      segmentTimes.remove(starts.get(i));
    }
  }

  /** Size of all segments. */
  public long sizeOnDisk() {
    long finished = 0;
    long last = segments.lastKey();
    for (Map.Entry<Long, Long> segment : segments.entrySet()) {
      finished += segment.getKey() == last ? 0 : segment.getValue();
    }
    return finished + queue.reservedBytes();
  }

  /** Reads all segments back against their checksums; throws CORRUPT_FILE naming the place. */
  public void verify() {
    try (LogReader reader = read(firstTimestamp())) {
      LogRecord record;
      do {
        record = reader.next();
      } while (record != null);
    }
  }

  /** Forces and closes. Harmless when repeated. */
  @Override
  public void close() {
    synchronized (changing) {
      if (background != null) {
        background.stop();
      }
    }
    queue.close();
  }
}
