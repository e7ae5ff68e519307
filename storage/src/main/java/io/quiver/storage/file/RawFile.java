package io.quiver.storage.file;

import java.io.IOException;

/**
 * One open file as the file system has it, without checksums. Thread-safe. Not interruptible. Use
 * it through {@link StorageFile}, which speaks of errors as Quiver does.
 */
public interface RawFile extends AutoCloseable {
  /** Reads up to {@code length} bytes; returns how many there were, 0 at or beyond the end. */
  int read(long position, byte[] target, int offset, int length) throws IOException;

  /** Writes everything, extending the file where necessary. */
  void write(long position, byte[] source, int offset, int length) throws IOException;

  /**
   * Writes everything and returns when these bytes are on disk. Says nothing about other bytes of
   * the file that were not forced yet.
   */
  void writeForced(long position, byte[] source, int offset, int length) throws IOException;

  /** Returns when everything written so far is on disk. */
  void force() throws IOException;

  long size() throws IOException;

  /** Shortens the file to a size not above its present one. */
  void truncate(long size) throws IOException;

  @Override
  void close() throws IOException;
}
