package io.quiver.driver.share;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Builds one frame: 4 bytes of length, 1 of kind, then what is written. Not thread-safe. */
final class WireWriter {
  static final int HEADER = 5;

  private byte[] bytes = new byte[512];
  private int size = HEADER;

  /** Begins a new frame in the same memory. */
  WireWriter begin() {
    if (bytes.length > 1 << 20) {
      bytes = new byte[512];
    }
    size = HEADER;
    return this;
  }

  /** Forgets what was written after a size. */
  void truncate(int earlier) {
    size = Math.min(size, earlier);
  }

  int size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Fills in the header. */
  void finish(Message message) {
    int length = size - 4;
    if (length > Limits.MAX_FRAME_BYTES) {
      throw ProtocolException.because("a message of " + length + " bytes");
    }
    bytes[0] = (byte) (length >>> 24);
    bytes[1] = (byte) (length >>> 16);
    bytes[2] = (byte) (length >>> 8);
    bytes[3] = (byte) length;
    bytes[4] = (byte) message.ordinal();
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      long wanted = Math.max(bytes.length * 2L, (long) size + more);
      if (wanted > Limits.MAX_FRAME_BYTES + 64L) {
        wanted = (long) size + more;
        if (wanted > Limits.MAX_FRAME_BYTES + 64L) {
          throw ProtocolException.because("a message of " + wanted + " bytes");
        }
      }
      bytes = Arrays.copyOf(bytes, (int) wanted);
    }
  }

  WireWriter oneByte(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  WireWriter flag(boolean value) {
    return oneByte(value ? 1 : 0);
  }

  /** Zigzag, then 7 bits a byte. */
  WireWriter number(long value) {
    room(10);
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  WireWriter fixed(long value) {
    room(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  WireWriter fixedInt(int value) {
    room(4);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  WireWriter binary(byte[] value) {
    number(value.length);
    room(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  WireWriter text(String value) {
    return binary(value.getBytes(StandardCharsets.UTF_8));
  }

  WireWriter optionalText(@Nullable String value) {
    flag(value != null);
    return value == null ? this : text(value);
  }
}
