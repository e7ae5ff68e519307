package io.quiver.storage.log;

import io.quiver.storage.file.StorageFiles;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Where batches go: the last segment, or a new one once that is full. Confined to whoever flushes.
 */
final class SegmentSequence {
  private final StorageFiles files;
  private final String directory;
  private final LogOptions options;
  private final ConcurrentSkipListMap<Long, Long> segments;
  private SegmentWriter writer;

  SegmentSequence(
      StorageFiles files,
      String directory,
      LogOptions options,
      ConcurrentSkipListMap<Long, Long> segments,
      SegmentWriter writer) {
    this.files = files;
    this.directory = directory;
    this.options = options;
    this.segments = segments;
    this.writer = writer;
  }

  /**
   * Writes one batch.
   *
   * @param firstTimestamp timestamp of its first record
   * @param splittable whether a segment may start with it: not in the middle of a large commit
   * @param durableBefore the last timestamp known to be on disk; the mark says so
   */
  void write(
      ByteSink batch, long firstTimestamp, boolean splittable, long durableBefore, boolean force) {
    long durable = durableBefore;
    if (splittable
        && writer.position() > LogFormat.SEGMENT_HEADER
        && writer.position() + batch.length() > options.segmentBytes()) {
      startSegment(firstTimestamp);
      durable = firstTimestamp - 1;
    }
    LogFormat.putMark(batch.array(), 0, firstTimestamp, durable);
    writer.write(batch.array(), batch.length(), force);
  }

  /** Recovery relies on it: a segment exists only when everything before it is on disk. */
  private void startSegment(long firstTimestamp) {
    writer.finish();
    segments.put(segments.lastKey(), writer.position());
    writer =
        SegmentWriter.create(
            files, directory, LogFormat.segmentName(firstTimestamp), firstTimestamp);
    segments.put(firstTimestamp, 0L);
  }

  void force() {
    writer.force();
  }

  long reservedBytes() {
    return writer.reserved();
  }

  /** Vouches for everything, so that after an orderly end every damage is found; then closes. */
  void finish(long lastTimestamp) {
    writer.force();
    byte[] mark = new byte[LogFormat.MARK_LENGTH];
    LogFormat.putMark(mark, 0, lastTimestamp + 1, lastTimestamp);
    writer.write(mark, mark.length, true);
    writer.finish();
  }

  /** Closes as it is. */
  void abandon() {
    writer.close();
  }
}
