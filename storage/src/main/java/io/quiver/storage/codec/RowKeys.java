package io.quiver.storage.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Keys made of row ids. A row's key is its id, 8 bytes, most significant first, with the sign bit
 * flipped, so that keys are in the order of ids. A chunk of a long value has the row's key, the
 * column id (4 bytes) and the number of the chunk from 0 (4 bytes).
 */
public final class RowKeys {
  /** Length of a row's key. */
  public static final int LENGTH = Long.BYTES;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private RowKeys() {}

  public static byte[] encode(long rowId) {
    byte[] key = new byte[LENGTH];
    LONG.set(key, 0, rowId ^ Long.MIN_VALUE);
    return key;
  }

  public static long decode(byte[] key) {
    return decode(key, 0);
  }

  /** Reads a row id that lies within other bytes. */
  public static long decode(byte[] bytes, int from) {
    return (long) LONG.get(bytes, from) ^ Long.MIN_VALUE;
  }

  /** The key of one chunk of a long value. */
  public static byte[] chunk(long rowId, int columnId, int chunk) {
    byte[] key = new byte[LENGTH + 2 * Integer.BYTES];
    LONG.set(key, 0, rowId ^ Long.MIN_VALUE);
    LONG.set(key, LENGTH, (long) columnId << Integer.SIZE | chunk);
    return key;
  }
}
