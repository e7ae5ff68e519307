package io.quiver.driver.share;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads one frame; whatever its bytes are, it reads no further than its end. Not thread-safe. */
final class WireReader {
  private final Message message;
  private final byte[] bytes;
  private final int end;
  private int at;

  WireReader(Message message, byte[] bytes, int start, int end) {
    this.message = message;
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  Message message() {
    return message;
  }

  private void require(int count) {
    if (count < 0 || end - at < count) {
      throw ProtocolException.because(
          "a length of " + count + " where " + (end - at) + " are left");
    }
  }

  int oneByte() {
    require(1);
    return bytes[at++];
  }

  boolean flag() {
    return oneByte() != 0;
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = oneByte();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw ProtocolException.because("a number of more than 10 bytes");
  }

  int smallNumber() {
    long value = number();
    if (value != (int) value) {
      throw ProtocolException.because("the number " + value);
    }
    return (int) value;
  }

  /** A count of things that take at least one byte each. */
  int count() {
    int value = smallNumber();
    require(value);
    return value;
  }

  long fixed() {
    require(8);
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | bytes[at++] & 0xFF;
    }
    return value;
  }

  int fixedInt() {
    require(4);
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 8 | bytes[at++] & 0xFF;
    }
    return value;
  }

  byte[] binary() {
    int length = count();
    byte[] value = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return value;
  }

  String text() {
    int length = count();
    String value = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return value;
  }

  @Nullable String optionalText() {
    return flag() ? text() : null;
  }
}
