package io.quiver.storage.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file on disk. Reads and writes go through {@link RandomAccessFile}, whose plain operations,
 * unlike those of a channel, an interrupt cannot break; several handles let readers work side by
 * side. Only forcing needs the channel and therefore a private thread; forced writes avoid even
 * that where the operating system forces as part of the write (O_DSYNC, write-through).
 */
final class DiskFile implements RawFile {
  private static final int READERS = 4;

  /** macOS needs F_FULLFSYNC, which only a force of the channel issues. */
  private static final boolean FORCES_IN_WRITE =
      !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");

  private final Path path;
  private final RandomAccessFile main;
  private final @Nullable RandomAccessFile[] readers = new RandomAccessFile[READERS];
  private final Object[] readLocks = new Object[READERS];
  private final Object writeLock = new Object();
  private final Object forcedLock = new Object();
  private @Nullable RandomAccessFile forced;
  private volatile boolean closed;

  DiskFile(Path path, boolean writable) throws IOException {
    this.path = path;
    main = new RandomAccessFile(path.toFile(), writable ? "rw" : "r");
    for (int i = 0; i < READERS; i++) {
      readLocks[i] = new Object();
    }
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) throws IOException {
    int slot = (int) (Thread.currentThread().threadId() % READERS);
    synchronized (readLocks[slot]) {
      RandomAccessFile reader = readers[slot];
      if (reader == null) {
        checkOpen();
        reader = new RandomAccessFile(path.toFile(), "r");
        readers[slot] = reader;
      }
      reader.seek(position);
      int done = 0;
      while (done < length) {
        int n = reader.read(target, offset + done, length - done);
        if (n <= 0) {
          break;
        }
        done += n;
      }
      return done;
    }
  }

  @Override
  public void write(long position, byte[] source, int offset, int length) throws IOException {
    synchronized (writeLock) {
      main.seek(position);
      main.write(source, offset, length);
    }
  }

  @Override
  public void writeForced(long position, byte[] source, int offset, int length) throws IOException {
    if (!FORCES_IN_WRITE) {
      write(position, source, offset, length);
      force();
      return;
    }
    synchronized (forcedLock) {
      if (forced == null) {
        checkOpen();
        forced = new RandomAccessFile(path.toFile(), "rwd");
      }
      forced.seek(position);
      forced.write(source, offset, length);
    }
  }

  @Override
  public void force() throws IOException {
    PrivateThreads.run(() -> main.getChannel().force(false));
  }

  @Override
  public long size() throws IOException {
    return main.length();
  }

  @Override
  public void truncate(long size) throws IOException {
    synchronized (writeLock) {
      if (size < main.length()) {
        main.setLength(size);
      }
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    for (int i = 0; i < READERS; i++) {
      synchronized (readLocks[i]) {
        RandomAccessFile reader = readers[i];
        if (reader != null) {
          reader.close();
        }
      }
    }
    synchronized (forcedLock) {
      if (forced != null) {
        forced.close();
      }
    }
    synchronized (writeLock) {
      main.close();
    }
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("the file is closed");
    }
  }
}
