package io.quiver.storage.vector;

/**
 * Each dimension as a number of 8 or 4 bits between the smallest and the largest of its vector.
 * Corrections: the caller's, the step, the smallest. At 4 bits byte i holds dimension i in its low
 * half and dimension i + ceil(n / 2) in its high half.
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
record ScalarCodec(Quantization kind, float[] centre) implements VectorCodec {
  private int half() {
    return (centre.length + 1) / 2;
  }

  private boolean isWhole() {
    return kind == Quantization.INT8;
  }

  @Override
  public int codeBytes() {
    return isWhole() ? centre.length : half();
  }

  @Override
  public int corrections() {
    return 3;
  }

  @Override
  public void encode(float[] residual, byte[] codes, int offset, float[] corrections, int at) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float value : residual) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    float step = (high - low) / (isWhole() ? 255 : 15);
    corrections[at + 1] = step;
    corrections[at + 2] = low;
    for (int i = 0; i < residual.length; i++) {
      int code = step > 0 ? Math.round((residual[i] - low) / step) : 0;
      if (isWhole()) {
        codes[offset + i] = (byte) code;
      } else if (i < half()) {
        codes[offset + i] = (byte) code;
      } else {
        codes[offset + i - half()] |= (byte) (code << 4);
      }
    }
  }

  @Override
  public void decode(byte[] codes, int offset, float[] corrections, int at, float[] residual) {
    for (int i = 0; i < residual.length; i++) {
      int code;
      if (isWhole()) {
        code = codes[offset + i] & 0xFF;
      } else {
        code = i < half() ? codes[offset + i] & 15 : (codes[offset + i - half()] >> 4) & 15;
      }
      residual[i] = corrections[at + 2] + corrections[at + 1] * code;
    }
  }

  @Override
  public Products products(float[] query) {
    VectorKernels kernels = VectorKernels.best();
    float total = 0;
    for (float value : query) {
      total += value;
    }
    float sum = total;
    int length = query.length;
    return isWhole()
        ? (codes, offset, corrections, at) ->
            corrections[at + 1] * kernels.dotBytes(query, codes, offset, length)
                + corrections[at + 2] * sum
        : (codes, offset, corrections, at) ->
            corrections[at + 1] * kernels.dotNibbles(query, codes, offset, length)
                + corrections[at + 2] * sum;
  }
}
