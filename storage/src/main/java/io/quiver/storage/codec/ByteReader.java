package io.quiver.storage.codec;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link ByteWriter} wrote. Reading past the end is CORRUPT_FILE: bytes from disk are
 * never trusted. Not thread-safe.
 */
public final class ByteReader {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;
  private final int end;
  private int position;

  public ByteReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  public ByteReader(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.position = from;
    this.end = to;
  }

  public int position() {
    return position;
  }

  public int remaining() {
    return end - position;
  }

  public int readByte() {
    require(1);
    return bytes[position++] & 0xFF;
  }

  public int readInt() {
    require(Integer.BYTES);
    int value = (int) INT.get(bytes, position);
    position += Integer.BYTES;
    return value;
  }

  public long readLong() {
    require(Long.BYTES);
    long value = (long) LONG.get(bytes, position);
    position += Long.BYTES;
    return value;
  }

  public byte[] readBytes(int length) {
    require(length);
    byte[] read = Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return read;
  }

  public void skip(int length) {
    require(length);
    position += length;
  }

  public long readUnsigned() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = readByte();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw corrupt("a number has more than ten bytes");
  }

  /** A length or count: never more than what could follow. */
  public int readCount() {
    long count = readUnsigned();
    if (count < 0 || count > remaining()) {
      throw corrupt("a length of " + count + " exceeds the " + remaining() + " bytes that follow");
    }
    return (int) count;
  }

  public long readSigned() {
    long value = readUnsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  public String readString() {
    int length = readCount();
    String value = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    return value;
  }

  public boolean readBoolean() {
    return readByte() != 0;
  }

  private void require(int length) {
    if (length < 0 || end - position < length) {
      throw corrupt("needs " + length + " bytes where " + (end - position) + " are left");
    }
  }

  /** The error of bytes that no writer of this version wrote. */
  public static QuiverException corrupt(String what) {
    return new QuiverException(ErrorCode.CORRUPT_FILE, "stored bytes are not valid: " + what);
  }
}
