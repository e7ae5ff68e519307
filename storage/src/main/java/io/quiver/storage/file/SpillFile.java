package io.quiver.storage.file;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A temporary file of blocks that are appended once and read at any time, until it is closed and
 * removed. Each block is encrypted and authenticated (AES-256-GCM) with a key that only this
 * process knows, whether the database is encrypted or not. Blocks are appended by one thread and
 * read by any.
 *
 * <pre>
 * block = byte{length} encrypted, byte{16} tag        no two blocks of a process share a nonce:
 * nonce = int number of the file, long position       bound to its length
 * </pre>
 */
public final class SpillFile implements AutoCloseable {
  private final Path path;

  /** Not a channel: an interrupt would close that. */
  private final RandomAccessFile file; // guarded by this: it has one position

  private final DataCipher cipher;
  private final int number;
  private long size;
  private volatile boolean closed;

  SpillFile(Path path, DataCipher cipher, int number, boolean nameless) throws IOException {
    this.path = path;
    this.cipher = cipher;
    this.number = number;
    this.file = new RandomAccessFile(path.toFile(), "rw");
    file.setLength(0);
    if (nameless) {
      removeName();
    }
  }

  /** Where the system allows it, the file goes with its process, however that ends. */
  private void removeName() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // Not there: then it goes when it is closed.
    }
  }

  /**
   * Appends a block and returns where it is. The place of one that could not be written is not used
   * again, nor is its nonce.
   *
   * @throws QuiverException DISK_FULL, IO_ERROR
   */
  public long append(byte[] content, int length) {
    long position = size;
    byte[] sealed = new byte[length + DataCipher.TAG];
    size += sealed.length;
    cipher.seal(content, 0, length, nonce(position), bound(length), sealed, 0);
    try {
      synchronized (this) {
        file.seek(position);
        file.write(sealed);
      }
    } catch (IOException e) {
      throw StorageFile.failure("write", path.toString(), e);
    }
    return position;
  }

  /**
   * Reads a block that was appended.
   *
   * @throws QuiverException CORRUPT_FILE when it is not what was appended; IO_ERROR
   */
  public byte[] read(long position, int length) {
    byte[] sealed = new byte[length + DataCipher.TAG];
    byte[] content = new byte[length];
    boolean whole = true;
    try {
      synchronized (this) {
        file.seek(position);
        file.readFully(sealed);
      }
    } catch (EOFException e) {
      whole = false;
    } catch (IOException e) {
      throw StorageFile.failure("read", path.toString(), e);
    }
    if (!whole || !cipher.open(sealed, 0, length, nonce(position), bound(length), content, 0)) {
      throw new QuiverException(
          ErrorCode.CORRUPT_FILE, "the temporary file " + path + " is damaged at byte " + position);
    }
    return content;
  }

  private byte[] nonce(long position) {
    return ByteBuffer.allocate(DataCipher.NONCE).putInt(number).putLong(position).array();
  }

  private static byte[] bound(int length) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
  }

  public long size() {
    return size;
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      file.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new QuiverException(ErrorCode.IO_ERROR, "cannot remove a temporary file", e);
    }
  }
}
