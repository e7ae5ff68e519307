package io.quiver.storage.log;

import io.quiver.storage.file.StorageFiles;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A log that nobody writes at the moment, opened without changing a byte of it. Immutable. */
public final class LogArchive {
  private final StorageFiles files;
  private final String directory;
  private final ConcurrentSkipListMap<Long, Long> segments;
  private final long first;
  private final long last;

  private LogArchive(
      StorageFiles files,
      String directory,
      ConcurrentSkipListMap<Long, Long> segments,
      long first,
      long last) {
    this.files = files;
    this.directory = directory;
    this.segments = segments;
    this.first = first;
    this.last = last;
  }

  /**
   * Opens the log in a directory.
   *
   * @param before the timestamp after which it would begin if it were empty
   */
  public static LogArchive open(StorageFiles files, String directory, long before) {
    ConcurrentSkipListMap<Long, Long> segments = Log.listSegments(files, directory);
    while (!segments.isEmpty()) {
      long start = segments.lastKey();
      LogTail tail = LogTail.find(files, directory + "/" + LogFormat.segmentName(start), start);
      if (tail != null) {
        return new LogArchive(
            files, directory, segments, segments.firstKey(), tail.lastTimestamp());
      }
      segments.remove(start); // its creation was not finished, nothing is in it
    }
    return new LogArchive(files, directory, segments, before + 1, before);
  }

  public long firstTimestamp() {
    return first;
  }

  public long lastTimestamp() {
    return last;
  }

  /** Reads from a timestamp on, inclusive. */
  public LogReader read(long fromTimestamp) {
    if (fromTimestamp > last) {
      return new EmptyReader();
    }
    long segment = segments.floorKey(Math.max(fromTimestamp, 1));
    return new SegmentsReader(files, directory, segments, () -> last, segment, fromTimestamp);
  }

  private static final class EmptyReader implements LogReader {
    @Override
    public @Nullable LogRecord next() {
      return null;
    }

    @Override
    public void close() {}
  }
}
