package io.quiver.storage.mvstore;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a checkpoint attaches to its mark:
 *
 * <pre>
 *  0  1 format, 1
 *  1  8 applied timestamp
 *  9  8 MVStore version
 * 17  . MVStore's header block without its trailing zeros
 * </pre>
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the file to MVStore and back
record StoreState(long appliedTimestamp, long version, byte[] header) {
  private static final int FORMAT = 1;
  private static final int FIXED = 17;

  static final StoreState EMPTY = new StoreState(0, 0, new byte[0]);

  byte[] toBytes() {
    return ByteBuffer.allocate(FIXED + header.length)
        .put((byte) FORMAT)
        .putLong(appliedTimestamp)
        .putLong(version)
        .put(header)
        .array();
  }

  static StoreState parse(byte[] bytes, String description) {
    if (bytes.length == 0) {
      return EMPTY;
    }
    if (bytes[0] != FORMAT) {
      throw new QuiverException(
          ErrorCode.UNSUPPORTED_FORMAT,
          description + " has store format " + bytes[0] + "; this version reads format " + FORMAT);
    }
    if (bytes.length < FIXED) {
      throw new QuiverException(
          ErrorCode.CORRUPT_FILE, description + " has a store state of " + bytes.length + " bytes");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, FIXED - 1);
    return new StoreState(
        buffer.getLong(), buffer.getLong(), Arrays.copyOfRange(bytes, FIXED, bytes.length));
  }
}
