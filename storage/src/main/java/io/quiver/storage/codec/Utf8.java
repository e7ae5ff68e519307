package io.quiver.storage.codec;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Text as UTF-8 without loss: half a surrogate pair is refused, not replaced. */
public final class Utf8 {
  private Utf8() {}

  /**
   * Encodes a string.
   *
   * @throws QuiverException DATA_EXCEPTION for an unpaired surrogate
   */
  public static byte[] encode(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == value.length()
            || !Character.isLowSurrogate(value.charAt(i + 1))) {
          throw new QuiverException(
              ErrorCode.DATA_EXCEPTION,
              "text has half a surrogate pair (U+"
                  + Integer.toHexString(c).toUpperCase(Locale.ROOT)
                  + ") at character "
                  + (i + 1));
        }
        i++;
      }
    }
    return value.getBytes(StandardCharsets.UTF_8);
  }

  static String decode(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
