package io.quiver.storage.log;

import io.quiver.storage.file.OpenMode;
import io.quiver.storage.file.Safeguard;
import io.quiver.storage.file.StorageFile;
import io.quiver.storage.file.StorageFiles;
import java.io.IOException;

/**
 * Writes to the last segment, reserving space ahead by writing zeros, so that a force need not
 * change the file's size each time. Confined to whoever flushes.
 */
final class SegmentWriter implements AutoCloseable {
  private static final int LEAST_AHEAD = 64 << 10;
  private static final int MOST_AHEAD = 4 << 20;

  private final StorageFile file;
  private long position;
  private long reserved;
  private final boolean forces;
  private boolean unforced;

  private SegmentWriter(StorageFiles files, StorageFile file, long position, long reserved) {
    this.file = file;
    this.forces = files.keeps(Safeguard.LOG_FORCE);
    this.position = position;
    this.reserved = reserved;
  }

  /** Creates a segment; when this returns, it is on disk and in its directory. */
  static SegmentWriter create(
      StorageFiles files, String directory, String name, long firstTimestamp) {
    String path = directory + "/" + name;
    StorageFile file = StorageFile.openOwnFormat(files, path, OpenMode.CREATE);
    byte[] header = LogFormat.segmentHeader(firstTimestamp);
    file.writeForced(0, header, 0, header.length);
    try {
      files.forceDirectory(directory);
    } catch (IOException e) {
      throw StorageFile.failure("force the directory of", file.description(), e);
    }
    return new SegmentWriter(files, file, header.length, header.length);
  }

  /** Goes on with a segment after its last good record; what follows there is removed. */
  static SegmentWriter resume(StorageFiles files, String path, LogTail tail) {
    StorageFile file = StorageFile.openOwnFormat(files, path, OpenMode.WRITE);
    if (!tail.clean()) {
      file.truncate(tail.position());
    }
    file.force();
    return new SegmentWriter(files, file, tail.position(), file.size());
  }

  long position() {
    return position;
  }

  long reserved() {
    return reserved;
  }

  void write(byte[] bytes, int length, boolean force) {
    if (position + length > reserved) {
      reserve(position + length);
    }
    if (force && forces && !unforced) {
      file.writeForced(position, bytes, 0, length);
    } else {
      file.write(position, bytes, 0, length);
      unforced = true;
      if (force) {
        force();
      }
    }
    position += length;
  }

  void force() {
    if (unforced && forces) {
      file.force();
      unforced = false;
    }
  }

  private void reserve(long needed) {
    long ahead = Math.clamp(reserved, LEAST_AHEAD, MOST_AHEAD);
    byte[] zeros = new byte[(int) Math.min(ahead, 1 << 20)];
    long target = needed + ahead;
    while (reserved < target) {
      int length = (int) Math.min(zeros.length, target - reserved);
      file.write(reserved, zeros, 0, length);
      reserved += length;
    }
  }

  /** Forces, gives the reserved space back and closes. */
  void finish() {
    force();
    file.truncate(position);
    unforced = true;
    force();
    reserved = position;
    file.close();
  }

  /** Closes as it is. */
  @Override
  public void close() {
    file.close();
  }
}
