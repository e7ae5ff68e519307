package io.quiver.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of one database: everything that storage does to a file system goes through here, so
 * that a test can record it, cut it off or let it fail.
 *
 * <p>Names are relative to the database's directory, with '/' between their parts. Thread-safe. Not
 * interruptible: an interrupted caller gets its answer and keeps its interrupt flag.
 */
public interface StorageFiles {
  /**
   * Opens a file, creating it (and its directory) when it is missing and {@code mode} allows.
   *
   * @throws java.nio.file.NoSuchFileException when it is missing and must not be created
   */
  RawFile open(String name, OpenMode mode) throws IOException;

  /**
   * Opens a file whose format encrypts what it holds itself, if there is a {@link #cipher}; what
   * {@link #open} opens is encrypted beneath it.
   */
  default RawFile openOwnFormat(String name, OpenMode mode) throws IOException {
    return open(name, mode);
  }

  /** What the files are encrypted with, or null. */
  default @Nullable DataCipher cipher() {
    return null;
  }

  /** Whether a safeguard is on; no only in tests that show that they would miss it. */
  default boolean keeps(Safeguard safeguard) {
    return true;
  }

  /**
   * Whether {@link #map} gives the bytes of a file as they are: not when they are encrypted or not
   * on a file system.
   */
  default boolean canMap() {
    return false;
  }

  /**
   * Maps a part of a file that nobody changes any more, for reading, least significant byte first.
   * The mapping stays good when the file is deleted, and ends when nobody refers to it any more.
   *
   * @param length at most {@link Integer#MAX_VALUE}
   */
  default ByteBuffer map(String name, long position, long length) throws IOException {
    throw new IOException("these files cannot be mapped");
  }

  boolean exists(String name) throws IOException;

  /** Names of the plain files right inside a directory, sorted; none when it does not exist. */
  List<String> list(String directory) throws IOException;

  /** Removes a file; harmless when it does not exist. */
  void delete(String name) throws IOException;

  /** Renames a file, replacing the target atomically. */
  void rename(String from, String to) throws IOException;

  /**
   * Makes creations, removals and renames inside a directory durable; "" is the database's own
   * directory.
   */
  void forceDirectory(String directory) throws IOException;

  /** What error messages call the file, usually its full path. */
  String describe(String name);
}
