package io.quiver.storage.log;

import io.quiver.storage.file.StorageFiles;
import org.jspecify.annotations.Nullable;

/**
 * The end of the log as recovery found it.
 *
 * @param lastTimestamp the last complete commit, or the one before the segment's first
 * @param position where the next record goes
 * @param clean whether nothing but zeros follows
 */
record LogTail(long lastTimestamp, long position, boolean clean) {

  /**
   * Walks over the last segment. Returns null when the segment's creation was not finished, so that
   * it never held a record.
   *
   * @throws io.quiver.storage.error.QuiverException CORRUPT_FILE when a damaged record had once
   *     been on disk
   */
  static @Nullable LogTail find(StorageFiles files, String name, long firstTimestamp) {
    try (SegmentScanner scanner = new SegmentScanner(files, name, firstTimestamp)) {
      if (!scanner.hasSoundHeader()) {
        if (scanner.vouchedFor(0)) {
          throw scanner.damaged("its header is not what was written");
        }
        return null;
      }
      RecordOrder order = new RecordOrder(firstTimestamp - 1);
      long end = scanner.position();
      LogRecord record;
      while ((record = scanner.next()) != null) {
        if (!order.accept(record)) {
          throw scanner.damaged(
              "it has " + record.kind() + " " + record.timestamp() + " after " + order.last());
        }
        if (!order.inCommit()) {
          end = scanner.position();
        }
      }
      long last = order.last();
      if (scanner.vouchedFor(last + 1)) {
        throw scanner.damaged("the record " + (last + 1) + " was on disk and is not readable");
      }
      return new LogTail(last, end, end == scanner.position() && scanner.onlyZerosFollow());
    }
  }
}
