package io.quiver.storage.backup;

import io.quiver.storage.kv.Keys;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Named restore points: entries of the meta namespace. The commit that writes one is the point.
 *
 * <p>Key: {@code 06}, then the name in UTF-8. Value: microseconds since 1970, 8 bytes.
 */
public final class RestorePoints {
  public static final int NAMESPACE = 0;

  private static final byte FIRST = 6;

  private RestorePoints() {}

  public static byte[] key(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    byte[] key = Arrays.copyOf(prefix(), 1 + text.length);
    System.arraycopy(text, 0, key, 1, text.length);
    return key;
  }

  /** What all keys begin with. */
  public static byte[] prefix() {
    return new byte[] {FIRST};
  }

  static boolean isKey(byte[] key) {
    return Keys.ORDER.compare(key, prefix()) > 0 && key[0] == FIRST;
  }

  public static String name(byte[] key) {
    return new String(key, 1, key.length - 1, StandardCharsets.UTF_8);
  }
}
