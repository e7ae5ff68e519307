package io.quiver.storage.kv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Order and arithmetic of keys: byte strings compared unsigned, shorter first when a prefix. */
public final class Keys {
  public static final Comparator<byte[]> ORDER = Arrays::compareUnsigned;

  private static final byte[] EMPTY = {};
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Keys() {}

  public static byte[] empty() {
    return EMPTY;
  }

  /**
   * A hash whose bits all depend on all bytes. {@link Arrays#hashCode(byte[])} will not do: encoded
   * numbers in sequence share a few thousand of its values.
   */
  public static int hash(byte[] key) {
    long hash = key.length * 0x9E3779B97F4A7C15L;
    int at = 0;
    for (; at + Long.BYTES <= key.length; at += Long.BYTES) {
      hash = (hash ^ (long) LONGS.get(key, at)) * 0xBF58476D1CE4E5B9L;
      hash ^= hash >>> 32;
    }
    long rest = 0;
    for (; at < key.length; at++) {
      rest = rest << 8 | (key[at] & 0xFF);
    }
    hash = (hash ^ rest) * 0x94D049BB133111EBL;
    hash = (hash ^ (hash >>> 29)) * 0xBF58476D1CE4E5B9L;
    return (int) (hash >>> 32);
  }

  /** The least key that is greater than {@code key}. */
  public static byte[] successor(byte[] key) {
    return Arrays.copyOf(key, key.length + 1);
  }

  /**
   * The least key that is greater than every key with this prefix, or null when there is none
   * (prefix empty or all 0xFF).
   */
  public static byte @Nullable [] afterPrefix(byte[] prefix) {
    for (int i = prefix.length - 1; i >= 0; i--) {
      if (prefix[i] != (byte) 0xFF) {
        byte[] end = Arrays.copyOf(prefix, i + 1);
        end[i]++;
        return end;
      }
    }
    return null;
  }
}
