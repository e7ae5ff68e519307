package io.quiver.storage.backend;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The checksum of entries in files of a library that has none: four bytes behind the value, CRC32C
 * of key and value.
 */
final class Sealing {
  /** The value of a sample. */
  static final byte[] PRESENT = {1};

  private Sealing() {}

  static byte[] seal(byte[] key, byte[] value) {
    return ByteBuffer.allocate(value.length + Integer.BYTES)
        .put(value)
        .putInt(checksum(key, value, value.length))
        .array();
  }

  static byte[] open(byte[] key, byte[] sealed, String store) {
    int length = sealed.length - Integer.BYTES;
    if (length < 0 || ByteBuffer.wrap(sealed).getInt(length) != checksum(key, sealed, length)) {
      throw new QuiverException(
          ErrorCode.CORRUPT_FILE,
          store + " has an entry whose checksum does not fit, of " + sealed.length + " bytes");
    }
    return Arrays.copyOf(sealed, length);
  }

  private static int checksum(byte[] key, byte[] value, int length) {
    CRC32C crc = new CRC32C();
    crc.update(key);
    crc.update(value, 0, length);
    return (int) crc.getValue();
  }
}
