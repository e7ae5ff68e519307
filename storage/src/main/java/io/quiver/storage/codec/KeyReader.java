package io.quiver.storage.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the parts of a key one after the other. Reused from key to key; not thread-safe. */
public final class KeyReader {
  private static final byte[] NONE = {};

  private byte[] key = NONE;
  private int position;
  private int end;
  private int flip;

  /** Starts at a place in a key whose columns end before {@code to}. */
  public void reset(byte[] newKey, int from, int to) {
    key = newKey;
    position = from;
    end = to;
    flip = 0;
  }

  public int position() {
    return position;
  }

  void setDescending(boolean descending) {
    flip = descending ? 0xFF : 0;
  }

  int peek() {
    if (position >= end) {
      throw ByteReader.corrupt("a key ends early");
    }
    return (key[position] & 0xFF) ^ flip;
  }

  int next() {
    int next = peek();
    position++;
    return next;
  }

  /** The bits of a part inverted: for the amounts of negative decimals. */
  void flip() {
    flip ^= 0xFF;
  }

  long readFixed() {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << Byte.SIZE | next();
    }
    return value;
  }

  long readLong() {
    int first = next() - 0x80;
    int bytes = Math.abs(first);
    if (bytes > Long.BYTES) {
      throw ByteReader.corrupt("a whole number of " + bytes + " bytes in a key");
    }
    long value = first < 0 ? -1 : 0;
    for (int i = 0; i < bytes; i++) {
      value = value << Byte.SIZE | next();
    }
    return value;
  }

  String readText() {
    next();
    int start = position;
    while (next() != 0) {}
    byte[] utf8 = Arrays.copyOfRange(key, start, position - 1);
    for (int i = 0; i < utf8.length; i++) {
      utf8[i] = (byte) ((utf8[i] ^ flip) - 1);
    }
    return new String(utf8, StandardCharsets.UTF_8);
  }

  byte[] readBinary() {
    next();
    ByteWriter out = new ByteWriter();
    while (true) {
      int b = next();
      if (b == 0 && next() == 0) {
        return out.toBytes();
      }
      out.writeByte(b);
    }
  }
}
