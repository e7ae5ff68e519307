package io.quiver.storage.backend;

import java.util.function.Consumer;

/**
 * What a library has to bring to become a {@link BufferedStore}: one durable map of byte strings,
 * ordered unsigned, that changes by atomic writes and shows unchanging views. Keys have at least
 * one byte. One thread at a time writes; views are taken between writes. Nothing is called after
 * {@link #close}.
 *
 * <p>Failures are QuiverExceptions: CORRUPT_FILE when the files are not what the library wrote,
 * DISK_FULL, IO_ERROR.
 */
public interface SortedStore extends AutoCloseable {
  /** The changes of one write, in their order. */
  interface Changes {
    void put(byte[] key, byte[] value);

    void remove(byte[] key);

    /** Removes all keys from the first, inclusive, to the second, exclusive. */
    void removeRange(byte[] from, byte[] to);
  }

  /** Writes all of it or nothing; on disk when this returns. */
  void write(Consumer<Changes> changes);

  /** Everything written so far. */
  SortedView view();

  /** Whether the library finds changed bytes itself; otherwise each value gets a checksum. */
  boolean hasChecksums();

  /** Reads everything back as well as the library can; throws CORRUPT_FILE. */
  void verify();

  /** Gives unused space back; returns whether it can. */
  boolean compact();

  long sizeOnDisk();

  /** What error messages call it. */
  String description();

  @Override
  void close();
}
