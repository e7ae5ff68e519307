package io.quiver.storage.file;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Exclusive use of a database directory: a lock of the operating system on the file {@code lock}
 * inside, which ends with the process however that ends. The file names the holder, for the error
 * message of whoever comes second. Thread-safe.
 */
public final class DirectoryLock implements AutoCloseable {
  /** A byte far beyond the text, because Windows forbids reading locked bytes. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /**
   * Directories locked by this process. Asked before the file is touched: on POSIX systems closing
   * any other handle of a locked file would release the lock.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Locks a directory, creating it when it is missing.
   *
   * @throws QuiverException DATABASE_IN_USE naming the process that has it
   */
  public static DirectoryLock acquire(Path directory) {
    Path real;
    try {
      Files.createDirectories(directory);
      real = directory.toRealPath();
    } catch (IOException e) {
      throw StorageFile.failure("create directory", directory.toString(), e);
    }
    if (!HELD.add(real)) {
      throw inUse(real, "this process (" + ProcessHandle.current().pid() + ")");
    }
    boolean locked = false;
    try {
      DirectoryLock lock = new DirectoryLock(real, lock(real));
      locked = true;
      return lock;
    } finally {
      if (!locked) {
        HELD.remove(real);
      }
    }
  }

  private static FileChannel lock(Path directory) {
    Path file = directory.resolve("lock");
    AtomicReference<@Nullable FileChannel> result = new AtomicReference<>();
    try {
      PrivateThreads.run(() -> result.set(tryLock(file)));
      FileChannel channel = result.get();
      if (channel == null) {
        throw inUse(directory, holder(file));
      }
      return channel;
    } catch (IOException e) {
      throw StorageFile.failure("lock", file.toString(), e);
    }
  }

  private static @Nullable FileChannel tryLock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock != null) {
        String text = self() + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
      }
    } catch (OverlappingFileLockException e) {
      lock = null; // another class loader's Quiver in this process
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    return lock == null ? null : channel;
  }

  /** How this process is named as a holder. */
  public static String self() {
    ProcessHandle self = ProcessHandle.current();
    return "process "
        + self.pid()
        + ", started "
        + self.info().startInstant().map(Instant::toString).orElse("at an unknown time");
  }

  private static String holder(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8).strip();
      return text.startsWith("process ") && text.length() < 200 ? text : "another process";
    } catch (IOException e) {
      return "another process";
    }
  }

  private static QuiverException inUse(Path directory, String holder) {
    return new QuiverException(
            ErrorCode.DATABASE_IN_USE, "The database " + directory + " is in use by " + holder)
        .withHint("Close it there first, or connect to it from within that process.");
  }

  /** Releases the directory; harmless when repeated. */
  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw StorageFile.failure("unlock", directory.toString(), e);
    } finally {
      HELD.remove(directory);
    }
  }
}
