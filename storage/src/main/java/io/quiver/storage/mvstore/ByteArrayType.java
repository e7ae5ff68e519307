package io.quiver.storage.mvstore;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Byte strings as MVStore keys and values: compared unsigned; on disk a variable-length length,
 * then the bytes. Never names a class in the file, so that opening a file runs no code of its
 * choosing.
 */
final class ByteArrayType extends BasicDataType<byte[]> {
  static final ByteArrayType INSTANCE = new ByteArrayType();

  /** Object header and length field of an array. */
  private static final int ARRAY_OVERHEAD = 24;

  /** Far more entries than fit into a page; a damaged count must not make us allocate for it. */
  private static final int MOST_ENTRIES = 1 << 20;

  private ByteArrayType() {}

  @Override
  public int getMemory(byte[] value) {
    return ARRAY_OVERHEAD + value.length;
  }

  @Override
  public boolean isMemoryEstimationAllowed() {
    return false;
  }

  @Override
  public int compare(byte[] a, byte[] b) {
    return Arrays.compareUnsigned(a, b);
  }

  @Override
  public int binarySearch(byte[] key, Object storage, int size, int initialGuess) {
    byte[][] keys = (byte[][]) storage;
    int low = 0;
    int high = size - 1;
    int middle = initialGuess - 1;
    if (middle < 0 || middle > high) {
      middle = high >>> 1;
    }
    while (low <= high) {
      int order = Arrays.compareUnsigned(key, keys[middle]);
      if (order > 0) {
        low = middle + 1;
      } else if (order < 0) {
        high = middle - 1;
      } else {
        return middle;
      }
      middle = (low + high) >>> 1;
    }
    return ~low;
  }

  @Override
  public void write(WriteBuffer buffer, byte[] value) {
    buffer.putVarInt(value.length).put(value);
  }

  @Override
  public byte[] read(ByteBuffer buffer) {
    int length = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = buffer.get();
      length |= (b & 0x7F) << shift;
      if (b >= 0) {
        break;
      }
      if (shift == 28) {
        throw new IllegalArgumentException("a length of more than five bytes");
      }
    }
    if (length < 0 || length > buffer.remaining()) {
      throw new IllegalArgumentException("a value of " + length + " bytes");
    }
    byte[] value = new byte[length];
    buffer.get(value);
    return value;
  }

  @Override
  public byte[][] createStorage(int size) {
    if (size < 0 || size > MOST_ENTRIES) {
      throw new IllegalArgumentException("a page of " + size + " entries");
    }
    return new byte[size][];
  }
}
