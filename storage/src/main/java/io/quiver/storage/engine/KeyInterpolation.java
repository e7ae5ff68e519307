package io.quiver.storage.engine;

import java.util.Arrays;

/** Where a key lies between two others, when keys are taken for evenly spread numbers. */
final class KeyInterpolation {
  private KeyInterpolation() {}

  /** Between 0 and 1; 1 when the bounds cannot be told apart. */
  static double fraction(byte[] from, byte[] key, byte[] to) {
    int shared = Arrays.mismatch(from, to);
    int start = shared < 0 ? from.length : shared;
    double low = digits(from, start);
    double width = digits(to, start) - low;
    return width <= 0 ? 1 : Math.clamp((digits(key, start) - low) / width, 0, 1);
  }

  private static double digits(byte[] key, int start) {
    double sum = 0;
    double weight = 1;
    for (int i = start; i < start + Double.BYTES; i++) {
      weight /= 256;
      sum += i < key.length ? (key[i] & 0xFF) * weight : 0;
    }
    return sum;
  }
}
