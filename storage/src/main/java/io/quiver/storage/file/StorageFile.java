package io.quiver.storage.file;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One open file with Quiver's errors and Quiver's distrust: after a failed write or force it is
 * poisoned, because the operating system may have dropped pages that it will never report again.
 * Then every later write, force and truncation fails with IO_ERROR; the remedy is to reopen the
 * database, which recovers from the log. A full disk is DISK_FULL. Thread-safe.
 */
public final class StorageFile implements AutoCloseable {
  private final RawFile raw;
  private final String description;
  private volatile @Nullable IOException poison;

  private StorageFile(RawFile raw, String description) {
    this.raw = raw;
    this.description = description;
  }

  public static StorageFile open(StorageFiles files, String name, OpenMode mode) {
    String description = files.describe(name);
    try {
      return new StorageFile(files.open(name, mode), description);
    } catch (IOException e) {
      throw failure("open", description, e);
    }
  }

  /** Opens a file whose format encrypts by itself; see {@link StorageFiles#openOwnFormat}. */
  public static StorageFile openOwnFormat(StorageFiles files, String name, OpenMode mode) {
    String description = files.describe(name);
    try {
      return new StorageFile(files.openOwnFormat(name, mode), description);
    } catch (IOException e) {
      throw failure("open", description, e);
    }
  }

  /** What error messages call this file. */
  public String description() {
    return description;
  }

  /** Reads up to {@code length} bytes; returns how many there were, 0 at or beyond the end. */
  public int read(long position, byte[] target, int offset, int length) {
    try {
      return raw.read(position, target, offset, length);
    } catch (IOException e) {
      throw failure("read", description, e);
    }
  }

  public void write(long position, byte[] source, int offset, int length) {
    change("write", () -> raw.write(position, source, offset, length));
  }

  /** Writes these bytes and returns when they are on disk; other bytes are not forced. */
  public void writeForced(long position, byte[] source, int offset, int length) {
    change("write", () -> raw.writeForced(position, source, offset, length));
  }

  /** Returns when everything written so far is on disk. */
  public void force() {
    change("force", raw::force);
  }

  public void truncate(long size) {
    change("truncate", () -> raw.truncate(size));
  }

  public long size() {
    try {
      return raw.size();
    } catch (IOException e) {
      throw failure("read the size of", description, e);
    }
  }

  @Override
  public void close() {
    try {
      raw.close();
    } catch (IOException e) {
      throw failure("close", description, e);
    }
  }

  private void change(String verb, Change change) {
    IOException earlier = poison;
    if (earlier != null) {
      throw new QuiverException(
              ErrorCode.IO_ERROR,
              "Cannot "
                  + verb
                  + " "
                  + description
                  + ": an earlier write to it failed ("
                  + earlier.getMessage()
                  + "), so nothing more is written",
              earlier)
          .withHint("Close the database and open it again; it recovers from its log.");
    }
    try {
      change.run();
    } catch (IOException e) {
      poison = e;
      throw failure(verb, description, e);
    }
  }

  /** Turns a failure of the file system into an error that names the file. */
  public static QuiverException failure(String verb, String description, IOException cause) {
    String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    if (cause instanceof NoSuchFileException) {
      text = "it does not exist";
    }
    String lower = text.toLowerCase(Locale.ROOT);
    boolean full =
        lower.contains("no space left")
            || lower.contains("not enough space")
            || lower.contains("quota exceeded");
    return full
        ? new QuiverException(
                ErrorCode.DISK_FULL, "The disk is full: cannot " + verb + " " + description, cause)
            .withHint("Free some space, then open the database again.")
        : new QuiverException(
            ErrorCode.IO_ERROR, "Cannot " + verb + " " + description + ": " + text, cause);
  }

  /** A step that changes the file. */
  @FunctionalInterface
  private interface Change {
    void run() throws IOException;
  }
}
