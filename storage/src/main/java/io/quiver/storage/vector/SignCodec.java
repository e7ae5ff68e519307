package io.quiver.storage.vector;

/**
 * Each dimension as its sign, 32 times smaller. The estimate of an inner product is scaled so that
 * it is right for the vector itself (Gao and Long, RaBitQ, 2024, without the rotation).
 * Corrections: the caller's, that scale.
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
record SignCodec(float[] centre) implements VectorCodec {
  @Override
  public Quantization kind() {
    return Quantization.BIT1;
  }

  @Override
  public int codeBytes() {
    return (centre.length + 7) / 8;
  }

  @Override
  public int corrections() {
    return 2;
  }

  @Override
  public void encode(float[] residual, byte[] codes, int offset, float[] corrections, int at) {
    float squares = 0;
    float absolutes = 0;
    for (int i = 0; i < residual.length; i++) {
      squares += residual[i] * residual[i];
      absolutes += Math.abs(residual[i]);
      if (residual[i] > 0) {
        codes[offset + (i >> 3)] |= (byte) (1 << (i & 7));
      }
    }
    corrections[at + 1] = absolutes > 0 ? squares / absolutes : 0;
  }

  @Override
  public void decode(byte[] codes, int offset, float[] corrections, int at, float[] residual) {
    for (int i = 0; i < residual.length; i++) {
      boolean positive = (codes[offset + (i >> 3)] & 1 << (i & 7)) != 0;
      residual[i] = positive ? corrections[at + 1] : -corrections[at + 1];
    }
  }

  /** For each byte of a code and each of its 256 values, the sum of eight signed elements. */
  @Override
  public Products products(float[] query) {
    int groups = codeBytes();
    float[] table = new float[groups << 8];
    for (int group = 0; group < groups; group++) {
      int from = group << 8;
      float none = 0;
      for (int bit = 0; bit < 8; bit++) {
        none -= element(query, (group << 3) + bit);
      }
      table[from] = none;
      for (int value = 1; value < 256; value++) {
        int bit = Integer.numberOfTrailingZeros(value);
        table[from + value] =
            table[from + (value & (value - 1))] + 2 * element(query, (group << 3) + bit);
      }
    }
    return (codes, offset, corrections, at) ->
        corrections[at + 1] * TableSums.of(table, codes, offset, groups);
  }

  private static float element(float[] query, int i) {
    return i < query.length ? query[i] : 0;
  }
}
