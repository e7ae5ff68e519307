package io.quiver.storage.log;

import java.util.Arrays;

/** Reads what {@link ByteSink} wrote; anything impossible is an IndexOutOfBoundsException. */
final class ByteSource {
  private final byte[] bytes;
  private int position;

  ByteSource(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean hasMore() {
    return position < bytes.length;
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte b = bytes[position++];
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IndexOutOfBoundsException("a number of more than ten bytes");
  }

  byte[] bytes(long count) {
    if (count < 0 || count > bytes.length - position) {
      throw new IndexOutOfBoundsException(count + " bytes wanted at " + position);
    }
    byte[] result = Arrays.copyOfRange(bytes, position, position + (int) count);
    position += (int) count;
    return result;
  }
}
