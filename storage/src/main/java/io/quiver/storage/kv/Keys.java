package io.quiver.storage.kv;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Order and arithmetic of keys: byte strings compared unsigned, shorter first when a prefix. */
public final class Keys {
  public static final Comparator<byte[]> ORDER = Arrays::compareUnsigned;

  private static final byte[] EMPTY = {};

  private Keys() {}

  public static byte[] empty() {
    return EMPTY;
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
