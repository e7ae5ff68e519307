package io.quiver.storage.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A growing array of bytes. Variable-length numbers have seven bits a byte, least significant
 * first, the high bit set on all but the last; signed ones are zig-zag. Not thread-safe.
 */
public final class ByteWriter {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int FIRST_CAPACITY = 64;

  private byte[] bytes = new byte[FIRST_CAPACITY];
  private int size;

  public int size() {
    return size;
  }

  /** Forgets what was written, keeps the memory. */
  public void clear() {
    size = 0;
  }

  /** Forgets what was written after the first {@code newSize} bytes. */
  public void truncate(int newSize) {
    size = Math.min(size, newSize);
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  public byte[] toBytes(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  public void writeByte(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  /** Four bytes, most significant first. */
  public void writeInt(int value) {
    ensure(Integer.BYTES);
    INT.set(bytes, size, value);
    size += Integer.BYTES;
  }

  /** Eight bytes, most significant first. */
  public void writeLong(long value) {
    ensure(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  public void writeBytes(byte[] source) {
    writeBytes(source, 0, source.length);
  }

  public void writeBytes(byte[] source, int offset, int length) {
    ensure(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  /** Appends what another writer has. */
  public void writeBytes(ByteWriter source) {
    writeBytes(source.bytes, 0, source.size);
  }

  public void writeUnsigned(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      writeByte((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    writeByte((int) rest);
  }

  public void writeSigned(long value) {
    writeUnsigned((value << 1) ^ (value >> 63));
  }

  /** Length as a variable-length number, then UTF-8. */
  public void writeString(String value) {
    byte[] utf8 = Utf8.encode(value);
    writeUnsigned(utf8.length);
    writeBytes(utf8);
  }

  public void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  /** Flips all bits from a place on: turns an ascending key part into a descending one. */
  void invertFrom(int from) {
    for (int i = from; i < size; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
