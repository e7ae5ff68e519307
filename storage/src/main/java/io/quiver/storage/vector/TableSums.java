package io.quiver.storage.vector;

/** Sums over tables of 256 numbers, one table for each byte of a code. */
final class TableSums {
  private TableSums() {}

  /** Four sums at a time: one would wait for itself. */
  static float of(float[] table, byte[] codes, int offset, int count) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i < count - 3; i += 4) {
      int from = i << 8;
      s0 += table[from + (codes[offset + i] & 0xFF)];
      s1 += table[from + 256 + (codes[offset + i + 1] & 0xFF)];
      s2 += table[from + 512 + (codes[offset + i + 2] & 0xFF)];
      s3 += table[from + 768 + (codes[offset + i + 3] & 0xFF)];
    }
    for (; i < count; i++) {
      s0 += table[(i << 8) + (codes[offset + i] & 0xFF)];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
