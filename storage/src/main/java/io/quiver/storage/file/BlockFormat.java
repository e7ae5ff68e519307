package io.quiver.storage.file;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a block file. Numbers are big-endian; checksums are CRC32C. The file is a sequence
 * of blocks of 4128 bytes, 4096 of content and a trailer of 32:
 *
 * <pre>
 *    0 4096 content
 * 4096    1 format of the block: 1, checksum; 2, encrypted
 * 4097    3 epoch: a number that the writer knows the content by, or 0
 * 4100    4 checksum of content, block number (8 bytes), file id (8 bytes), epoch (4 bytes)
 * 4104   24 zero
 * </pre>
 *
 * In an encrypted block the content is encrypted with AES-256-GCM, bound to block number, file id
 * and epoch, and the trailer ends with
 *
 * <pre>
 * 4100   12 nonce, random
 * 4112   16 tag
 * </pre>
 *
 * <p>Blocks 0 and 1 are marks; their file id counts as 0 in the checksum. The other blocks are the
 * content, from its start on.
 *
 * <pre>
 *    0    8 "QUIVRBLK"
 *    8    4 format of the file, 1
 *   12    4 kind of content, four letters
 *   16    8 file id, random
 *   24    8 sequence number of the mark
 *   32    8 size of the content in bytes, a multiple of 4096
 *   40    4 length of the attachment
 *   44    . attachment
 * </pre>
 */
final class BlockFormat {
  static final int CONTENT = 4096;
  static final int TRAILER = 32;
  static final int BLOCK = CONTENT + TRAILER;
  static final int MARKS = 2;
  static final int FORMAT = 1;
  static final int MARK_HEADER = 44;
  static final int MAXIMUM_EPOCH = 0xFFFFFF;

  private static final int ENCRYPTED = 2;

  private static final int CHECKSUM = CONTENT + 4;
  private static final byte[] MAGIC = "QUIVRBLK".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ZEROS = new byte[24];
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private BlockFormat() {}

  /**
   * One mark: the state of the file that everything durable belongs to.
   *
   * @param size bytes of content
   */
  @SuppressWarnings("ArrayRecordComponent") // never leaves this package unguarded
  record Mark(long fileId, long sequence, long size, byte[] attachment) {}

  /** Writes the trailer of the block that starts at {@code start}. */
  static void seal(byte[] block, int start, long number, long fileId) {
    seal(block, start, number, fileId, 0);
  }

  static void seal(byte[] block, int start, long number, long fileId, int epoch) {
    Arrays.fill(block, start + CONTENT, start + BLOCK, (byte) 0);
    INT.set(block, start + CONTENT, FORMAT << 24 | epoch);
    INT.set(block, start + CHECKSUM, checksum(block, start, number, fileId, epoch));
  }

  static boolean isSound(byte[] block, int start, long number, long fileId) {
    return block[start + CONTENT] == FORMAT
        && (int) INT.get(block, start + CHECKSUM)
            == checksum(block, start, number, fileId, epoch(block, start))
        && Arrays.equals(block, start + CHECKSUM + 4, start + BLOCK, ZEROS, 0, 24);
  }

  /** What the writer knew the content of a sound block by. */
  static int epoch(byte[] block, int start) {
    return (int) INT.get(block, start + CONTENT) & MAXIMUM_EPOCH;
  }

  static boolean isEncrypted(byte[] block, int start) {
    return block[start + CONTENT] == ENCRYPTED;
  }

  /** Encrypts the content of the block that starts at {@code start} and writes its trailer. */
  static void encrypt(
      byte[] block, int start, long number, long fileId, int epoch, DataCipher cipher) {
    byte[] nonce = DataCipher.random(DataCipher.NONCE);
    byte[] sealed = new byte[CONTENT + DataCipher.TAG];
    cipher.seal(block, start, CONTENT, nonce, bound(number, fileId, epoch), sealed, 0);
    System.arraycopy(sealed, 0, block, start, CONTENT);
    INT.set(block, start + CONTENT, ENCRYPTED << 24 | epoch);
    System.arraycopy(nonce, 0, block, start + CHECKSUM, DataCipher.NONCE);
    System.arraycopy(sealed, CONTENT, block, start + CHECKSUM + DataCipher.NONCE, DataCipher.TAG);
  }

  /** Decrypts the content in its place; false when it is not what was written there. */
  static boolean decrypt(byte[] block, int start, long number, long fileId, DataCipher cipher) {
    if (block[start + CONTENT] != ENCRYPTED) {
      return false;
    }
    int nonceAt = start + CHECKSUM;
    int tagAt = nonceAt + DataCipher.NONCE;
    byte[] sealed = Arrays.copyOfRange(block, start, start + CONTENT + DataCipher.TAG);
    System.arraycopy(block, tagAt, sealed, CONTENT, DataCipher.TAG);
    return cipher.open(
        sealed,
        0,
        CONTENT,
        Arrays.copyOfRange(block, nonceAt, tagAt),
        bound(number, fileId, epoch(block, start)),
        block,
        start);
  }

  private static byte[] bound(long number, long fileId, int epoch) {
    byte[] place = new byte[20];
    LONG.set(place, 0, number);
    LONG.set(place, 8, fileId);
    INT.set(place, 16, epoch);
    return place;
  }

  private static int checksum(byte[] block, int start, long number, long fileId, int epoch) {
    CRC32C crc = new CRC32C();
    crc.update(block, start, CONTENT);
    crc.update(bound(number, fileId, epoch), 0, 20);
    return (int) crc.getValue();
  }

  static int kind(String fourLetters) {
    return (int) INT.get(fourLetters.getBytes(StandardCharsets.US_ASCII), 0);
  }

  static byte[] markBlock(int slot, int kind, Mark mark, @Nullable DataCipher cipher) {
    byte[] block = new byte[BLOCK];
    System.arraycopy(MAGIC, 0, block, 0, MAGIC.length);
    INT.set(block, 8, FORMAT);
    INT.set(block, 12, kind);
    LONG.set(block, 16, mark.fileId());
    LONG.set(block, 24, mark.sequence());
    LONG.set(block, 32, mark.size());
    INT.set(block, 40, mark.attachment().length);
    System.arraycopy(mark.attachment(), 0, block, MARK_HEADER, mark.attachment().length);
    if (cipher == null) {
      seal(block, 0, slot, 0);
    } else {
      encrypt(block, 0, slot, 0, 0, cipher.forFile(0));
    }
    return block;
  }

  /**
   * Reads a mark; null when it is not sound.
   *
   * @throws QuiverException UNSUPPORTED_FORMAT when it is that of a later version, CORRUPT_FILE
   *     when the file holds something else than expected
   */
  static @Nullable Mark parseMark(
      byte[] block, int slot, int kind, String description, @Nullable DataCipher cipher) {
    boolean sound =
        cipher == null ? isSound(block, 0, slot, 0) : decrypt(block, 0, slot, 0, cipher.forFile(0));
    if (!sound || !Arrays.equals(block, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      return null;
    }
    int format = (int) INT.get(block, 8);
    if (format != FORMAT) {
      throw new QuiverException(
              ErrorCode.UNSUPPORTED_FORMAT,
              description + " has format " + format + "; this version reads format " + FORMAT)
          .withHint("Open it with the version of Quiver that wrote it, or a later one.");
    }
    if ((int) INT.get(block, 12) != kind) {
      throw new QuiverException(
          ErrorCode.CORRUPT_FILE, description + " is a file of Quiver, but not of this kind");
    }
    long size = (long) LONG.get(block, 32);
    int length = (int) INT.get(block, 40);
    if (size < 0 || size % CONTENT != 0 || length < 0 || length > CONTENT - MARK_HEADER) {
      return null;
    }
    return new Mark(
        (long) LONG.get(block, 16),
        (long) LONG.get(block, 24),
        size,
        Arrays.copyOfRange(block, MARK_HEADER, MARK_HEADER + length));
  }
}
