package io.quiver.storage.log;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.OpenMode;
import io.quiver.storage.file.StorageFile;
import io.quiver.storage.file.StorageFiles;
import org.jspecify.annotations.Nullable;

/** Walks over the records of one segment through a window of its bytes. Confined to one thread. */
final class SegmentScanner implements AutoCloseable {
  private static final int WINDOW = 256 << 10;

  private final StorageFile file;
  private final long firstTimestamp;
  private final @Nullable RecordCipher cipher;
  private byte[] window = new byte[WINDOW];
  private long windowStart;
  private int windowLength;
  private long position = LogFormat.SEGMENT_HEADER;

  SegmentScanner(StorageFiles files, String name, long firstTimestamp) {
    this.firstTimestamp = firstTimestamp;
    cipher = RecordCipher.of(files.cipher());
    file = StorageFile.openOwnFormat(files, name, OpenMode.READ);
  }

  String description() {
    return file.description();
  }

  long size() {
    return file.size();
  }

  /** Where the next record starts. */
  long position() {
    return position;
  }

  boolean hasSoundHeader() {
    return has(0, LogFormat.SEGMENT_HEADER)
        && LogFormat.isSegmentHeader(window, firstTimestamp, file.description());
  }

  /** The next record, or null when there is no sound one; then the position stays. */
  @Nullable LogRecord next() {
    if (!has(position, LogFormat.RECORD_HEADER)) {
      return null;
    }
    int length = LogFormat.length(window, (int) (position - windowStart));
    if (length < LogFormat.RECORD_HEADER || !has(position, length)) {
      return null;
    }
    int start = (int) (position - windowStart);
    if (!LogFormat.isRecord(window, start, length)) {
      return null;
    }
    LogRecord record = decrypted(LogFormat.record(window, start, length), start);
    position += length;
    return record;
  }

  /** Marks are never encrypted, other records always or never. */
  private LogRecord decrypted(LogRecord record, int start) {
    boolean encrypted = LogFormat.isEncrypted(window, start);
    if (encrypted && cipher == null) {
      throw new QuiverException(
          ErrorCode.ENCRYPTION_KEY_MISSING,
          "The log segment " + file.description() + " is encrypted, and no key was given");
    }
    if (cipher == null || record.kind() == RecordKind.MARK) {
      return record;
    }
    LogRecord result = encrypted ? cipher.open(record) : null;
    if (result == null) {
      throw damaged("the record is not what was written there with this database's key");
    }
    return result;
  }

  /** Forgets bytes read earlier, because the file has grown since. */
  void refresh() {
    windowLength = 0;
  }

  /** Whether a later sound mark vouches for a timestamp. */
  boolean vouchedFor(long timestamp) {
    for (long at = position; has(at, LogFormat.MARK_LENGTH); at++) {
      if (LogFormat.markAt(window, (int) (at - windowStart)) >= timestamp) {
        return true;
      }
    }
    return false;
  }

  /** Whether only zeros follow. */
  boolean onlyZerosFollow() {
    long at = position;
    while (has(at, 1)) {
      int from = (int) (at - windowStart);
      for (int i = from; i < windowLength; i++) {
        if (window[i] != 0) {
          return false;
        }
      }
      at = windowStart + windowLength;
    }
    return true;
  }

  QuiverException damaged(String what) {
    return new QuiverException(
            ErrorCode.CORRUPT_FILE,
            "The log segment "
                + file.description()
                + " is damaged at byte "
                + position
                + ": "
                + what)
        .withHint("Restore the database from a backup; nothing was changed.");
  }

  /** Brings {@code count} bytes from {@code at} on into the window; false when there are fewer. */
  private boolean has(long at, int count) {
    if (at >= windowStart && at + count <= windowStart + windowLength) {
      return true;
    }
    if (count > window.length) {
      if (at + count > file.size()) {
        return false; // a damaged length must not make us allocate what it says
      }
      window = new byte[count + WINDOW];
    }
    windowStart = at;
    windowLength = file.read(at, window, 0, window.length);
    return windowLength >= count;
  }

  @Override
  public void close() {
    file.close();
  }
}
