package io.quiver.storage.log;

import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.StorageFiles;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reads from segment to segment, never beyond what has been written. */
final class SegmentsReader implements LogReader {
  private final StorageFiles files;
  private final String directory;
  private final ConcurrentSkipListMap<Long, Long> segments;
  private final LongSupplier writtenTimestamp;
  private final long fromTimestamp;

  private long segment;
  private SegmentScanner scanner;
  private final RecordOrder order;

  SegmentsReader(
      StorageFiles files,
      String directory,
      ConcurrentSkipListMap<Long, Long> segments,
      LongSupplier writtenTimestamp,
      long segment,
      long fromTimestamp) {
    this.files = files;
    this.directory = directory;
    this.segments = segments;
    this.writtenTimestamp = writtenTimestamp;
    this.segment = segment;
    this.fromTimestamp = fromTimestamp;
    order = new RecordOrder(segment - 1);
    scanner = openSegment(segment);
  }

  private SegmentScanner openSegment(long firstTimestamp) {
    SegmentScanner opened =
        new SegmentScanner(
            files, directory + "/" + LogFormat.segmentName(firstTimestamp), firstTimestamp);
    if (!opened.hasSoundHeader()) {
      QuiverException error = opened.damaged("its header is not what was written");
      opened.close();
      throw error;
    }
    return opened;
  }

  @Override
  public @Nullable LogRecord next() {
    while (order.last() < writtenTimestamp.getAsLong()) {
      Long following = order.inCommit() ? null : segments.higherKey(segment);
      if (following != null && following == order.last() + 1) {
        scanner.close();
        segment = following;
        scanner = openSegment(segment);
        continue;
      }
      LogRecord record = scanner.next();
      if (record == null) {
        throw scanner.damaged("the record " + (order.last() + 1) + " is not readable");
      }
      if (!order.accept(record)) {
        throw scanner.damaged(
            "it has "
                + record.kind()
                + " "
                + record.timestamp()
                + " where "
                + (order.last() + 1)
                + " belongs");
      }
      if (record.kind() != RecordKind.MARK && record.timestamp() >= fromTimestamp) {
        return record;
      }
    }
    scanner.refresh();
    return null;
  }

  @Override
  public void close() {
    scanner.close();
  }
}
