package io.quiver.storage.file;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where statements and transactions put what does not fit into their memory. Each file belongs to
 * one of them and goes when it is closed; what a crash left behind goes when the database is opened
 * next. Thread-safe.
 */
public final class TemporaryFiles {
  private static final String PREFIX = "quiver-";

  private final @Nullable Path directory;
  private final byte[] key = new byte[16];
  private final DataCipher spillCipher = DataCipher.of(DataCipher.random(DataCipher.KEY));
  private final AtomicLong count = new AtomicLong();

  private TemporaryFiles(@Nullable Path directory) {
    this.directory = directory;
    new SecureRandom().nextBytes(key);
  }

  /**
   * In the system's directory for temporary files: for databases without a directory, and for those
   * that another process has open.
   */
  public static TemporaryFiles ofSystem() {
    return new TemporaryFiles(null);
  }

  /** In a directory of their own, which is emptied now and made when it is needed. */
  public static TemporaryFiles in(Path directory) {
    TemporaryFiles files = new TemporaryFiles(directory);
    files.clear();
    return files;
  }

  private void clear() {
    if (directory == null || !Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> left = Files.list(directory)) {
      List<Path> own =
          left.filter(file -> file.getFileName().toString().startsWith(PREFIX)).toList();
      for (Path file : own) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new QuiverException(ErrorCode.IO_ERROR, "cannot empty " + directory, e);
    }
  }

  /** A new, empty file. */
  public TemporaryFile create() {
    try {
      if (directory == null) {
        return new TemporaryFile(
            Files.createTempFile(PREFIX, ".tmp"), key, count.getAndIncrement());
      }
      Files.createDirectories(directory);
      long number = count.getAndIncrement();
      Path file = directory.resolve(PREFIX + number + ".tmp");
      return new TemporaryFile(file, key, number);
    } catch (IOException e) {
      throw new QuiverException(ErrorCode.IO_ERROR, "cannot create a temporary file", e);
    }
  }

  /** A new, empty file of blocks. */
  public SpillFile createSpill() {
    try {
      int number = Math.toIntExact(count.getAndIncrement()); // a nonce must never come again
      if (directory == null) {
        return new SpillFile(Files.createTempFile(PREFIX, ".tmp"), spillCipher, number, true);
      }
      Files.createDirectories(directory);
      Path file = directory.resolve(PREFIX + number + ".tmp");
      return new SpillFile(file, spillCipher, number, false);
    } catch (IOException e) {
      throw new QuiverException(ErrorCode.IO_ERROR, "cannot create a temporary file", e);
    }
  }
}
