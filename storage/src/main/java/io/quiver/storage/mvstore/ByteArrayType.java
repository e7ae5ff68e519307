package io.quiver.storage.mvstore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

  /** Fewer keys are found as fast by halving. */
  private static final int LEAST_INTERPOLATED = 8;

  private static final int NEAR_STEPS = 4;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

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
    if (key.length == Long.BYTES
        && size > LEAST_INTERPOLATED
        && keys[0].length == Long.BYTES
        && keys[size - 1].length == Long.BYTES) {
      return interpolate((long) LONG.get(key, 0) ^ Long.MIN_VALUE, key, keys, size);
    }
    return bisect(key, keys, size, initialGuess);
  }

  /**
   * Keys of eight bytes are mostly row ids, and these mostly without large gaps: begins where the
   * number would be if they were evenly spread, looks around there, then halves the rest.
   */
  private static int interpolate(long wanted, byte[] key, byte[][] keys, int size) {
    long least = (long) LONG.get(keys[0], 0) ^ Long.MIN_VALUE;
    if (wanted <= least) {
      return wanted == least ? 0 : ~0;
    }
    long greatest = (long) LONG.get(keys[size - 1], 0) ^ Long.MIN_VALUE;
    if (wanted >= greatest) {
      return wanted == greatest ? size - 1 : ~size;
    }
    double part = ((double) wanted - least) / ((double) greatest - least);
    int low = 1;
    int high = size - 2;
    int middle = Math.clamp((long) (part * (size - 1)), low, high);
    for (int step = 1; low <= high; step *= 2) {
      byte[] other = keys[middle];
      int order =
          other.length == Long.BYTES
              ? Long.compare(wanted, (long) LONG.get(other, 0) ^ Long.MIN_VALUE)
              : Arrays.compareUnsigned(key, other);
      if (order == 0) {
        return middle;
      }
      int near;
      if (order > 0) {
        low = middle + 1;
        near = Math.min(middle + step, high);
      } else {
        high = middle - 1;
        near = Math.max(middle - step, low);
      }
      middle = step <= NEAR_STEPS ? near : (low + high) >>> 1;
    }
    return ~low;
  }

  private static int bisect(byte[] key, byte[][] keys, int size, int initialGuess) {
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
