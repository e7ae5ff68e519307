package io.quiver.storage.file;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Any file, encrypted: bytes at positions as ever, blocks of AES-256-GCM on disk.
 *
 * <pre>
 *  0  8 "QUIVRENC"
 *  8  4 format, 1
 * 12  4 zero
 * 16 16 id of the file, random, from which its key is derived
 * then blocks of 4128 bytes, the last may be shorter on disk:
 *  0  4 length of the content, 4096 in all blocks but the last
 *  4 12 nonce, random
 * 16  . content, encrypted; bound to the number of the block and its length
 *  .  16 tag
 * </pre>
 *
 * <p>For files that are written once or can be made again: a crash while a block is rewritten loses
 * the block. A file that was cut off at the end of a block is not noticed here but by the format
 * inside. Thread-safe, one lock.
 */
final class SealedFile implements RawFile {
  private static final int HEADER = 32;
  private static final int CONTENT = 4096;
  private static final int OVERHEAD = 32;
  private static final int BLOCK = CONTENT + OVERHEAD;
  private static final int START = 16;
  private static final byte[] MAGIC = "QUIVRENC".getBytes(StandardCharsets.US_ASCII);

  private final RawFile raw;
  private final String description;
  private final DataCipher cipher;
  private long size;

  SealedFile(RawFile raw, DataCipher database, String description, boolean writable)
      throws IOException {
    this.raw = raw;
    this.description = description;
    byte[] header = new byte[HEADER];
    int length = raw.read(0, header, 0, HEADER);
    if (length == 0 && writable) {
      System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
      ByteBuffer.wrap(header).putInt(8, 1);
      System.arraycopy(DataCipher.random(16), 0, header, 16, 16);
      raw.write(0, header, 0, HEADER);
    } else if (length < HEADER
        || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
        || ByteBuffer.wrap(header).getInt(8) != 1) {
      throw damaged(0);
    }
    cipher = database.derive("sealed", Arrays.copyOfRange(header, 16, HEADER));
    size = findSize();
  }

  private long findSize() throws IOException {
    long bytes = raw.size() - HEADER;
    long full = bytes / BLOCK;
    long rest = bytes % BLOCK;
    if (rest > 0 && rest <= OVERHEAD) {
      throw damaged(full);
    }
    return full * CONTENT + (rest == 0 ? 0 : rest - OVERHEAD);
  }

  private QuiverException damaged(long block) {
    return new QuiverException(
        ErrorCode.CORRUPT_FILE,
        description + " is damaged in block " + block + ", or is not a file of this database");
  }

  private static byte[] bound(long block, int length) {
    return ByteBuffer.allocate(12).putLong(block).putInt(length).array();
  }

  private byte[] load(long block) throws IOException {
    int length = (int) Math.min(CONTENT, size - block * CONTENT);
    byte[] sealed = new byte[length + OVERHEAD];
    byte[] content = new byte[length];
    boolean sound =
        raw.read(HEADER + block * BLOCK, sealed, 0, sealed.length) == sealed.length
            && ByteBuffer.wrap(sealed).getInt(0) == length
            && cipher.open(
                sealed,
                START,
                length,
                Arrays.copyOfRange(sealed, 4, START),
                bound(block, length),
                content,
                0);
    if (!sound) {
      throw damaged(block);
    }
    return content;
  }

  private void store(long block, byte[] content, boolean forced) throws IOException {
    byte[] nonce = DataCipher.random(DataCipher.NONCE);
    byte[] sealed = new byte[content.length + OVERHEAD];
    ByteBuffer.wrap(sealed).putInt(content.length).put(nonce);
    cipher.seal(content, 0, content.length, nonce, bound(block, content.length), sealed, START);
    if (forced) {
      raw.writeForced(HEADER + block * BLOCK, sealed, 0, sealed.length);
    } else {
      raw.write(HEADER + block * BLOCK, sealed, 0, sealed.length);
    }
  }

  @Override
  public synchronized int read(long position, byte[] target, int offset, int length)
      throws IOException {
    int done = 0;
    while (done < length && position + done < size) {
      long at = position + done;
      byte[] content = load(at / CONTENT);
      int from = (int) (at % CONTENT);
      int some = Math.min(content.length - from, length - done);
      System.arraycopy(content, from, target, offset + done, some);
      done += some;
    }
    return done;
  }

  @Override
  public synchronized void write(long position, byte[] source, int offset, int length)
      throws IOException {
    write(position, source, offset, length, false);
  }

  @Override
  public synchronized void writeForced(long position, byte[] source, int offset, int length)
      throws IOException {
    write(position, source, offset, length, true);
  }

  private void write(long position, byte[] source, int offset, int length, boolean forced)
      throws IOException {
    while (size < position) { // a gap is zeros, as in any file
      byte[] zeros = new byte[(int) Math.min(position - size, CONTENT)];
      write(size, zeros, 0, zeros.length, forced);
    }
    int done = 0;
    while (done < length) {
      long at = position + done;
      long block = at / CONTENT;
      int from = (int) (at % CONTENT);
      int some = Math.min(CONTENT - from, length - done);
      int before = Math.clamp(size - block * CONTENT, 0, CONTENT);
      byte[] content = new byte[Math.max(before, from + some)];
      if (before > 0 && (from > 0 || some < before)) {
        System.arraycopy(load(block), 0, content, 0, before);
      }
      System.arraycopy(source, offset + done, content, from, some);
      store(block, content, forced);
      size = Math.max(size, at + some);
      done += some;
    }
  }

  @Override
  public synchronized void force() throws IOException {
    raw.force();
  }

  @Override
  public synchronized long size() {
    return size;
  }

  @Override
  public synchronized void truncate(long newSize) throws IOException {
    if (newSize >= size) {
      return;
    }
    long block = newSize / CONTENT;
    int rest = (int) (newSize % CONTENT);
    byte[] last = rest == 0 ? null : Arrays.copyOf(load(block), rest);
    raw.truncate(HEADER + block * BLOCK);
    size = block * CONTENT;
    if (last != null) {
      store(block, last, false);
      size += rest;
    }
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
