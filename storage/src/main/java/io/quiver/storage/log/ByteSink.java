package io.quiver.storage.log;

import java.util.Arrays;

/** A growing array of bytes. Confined to one thread or one lock. */
final class ByteSink {
  private byte[] bytes;
  private int length;

  ByteSink(int capacity) {
    bytes = new byte[Math.max(64, capacity)];
  }

  int length() {
    return length;
  }

  /** The bytes themselves, valid up to {@link #length()} until the next call. */
  byte[] array() {
    return bytes;
  }

  void clear() {
    length = 0;
  }

  /** Forgets everything from a position on. */
  void cut(int position) {
    length = position;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  void bytes(byte[] source, int offset, int count) {
    reserve(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
  }

  void skip(int count) {
    reserve(count);
    length += count;
  }

  void varint(long value) {
    reserve(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  /** Replaces the varint at a position by a smaller or equal value, keeping its width. */
  void rewriteVarint(int position, long value) {
    int at = position;
    long rest = value;
    while ((bytes[at] & 0x80) != 0) {
      bytes[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[at] = (byte) rest;
  }

  private void reserve(int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length + (bytes.length >> 1)));
    }
  }
}
