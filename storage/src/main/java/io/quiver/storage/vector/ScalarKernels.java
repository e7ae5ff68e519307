package io.quiver.storage.vector;

/**
 * Kernels in plain Java. Eight independent sums, because the compiler must not reorder float
 * additions and one sum would wait for itself.
 */
final class ScalarKernels implements VectorKernels {
  @Override
  public float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
    float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    int i = 0;
    for (; i < length - 7; i += 8) {
      int x = aOffset + i;
      int y = bOffset + i;
      s0 += a[x] * b[y];
      s1 += a[x + 1] * b[y + 1];
      s2 += a[x + 2] * b[y + 2];
      s3 += a[x + 3] * b[y + 3];
      s4 += a[x + 4] * b[y + 4];
      s5 += a[x + 5] * b[y + 5];
      s6 += a[x + 6] * b[y + 6];
      s7 += a[x + 7] * b[y + 7];
    }
    for (; i < length; i++) {
      s0 += a[aOffset + i] * b[bOffset + i];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }

  @Override
  public float squaredL2(float[] a, int aOffset, float[] b, int bOffset, int length) {
    float s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    int i = 0;
    for (; i < length - 3; i += 4) {
      int x = aOffset + i;
      int y = bOffset + i;
      float d0 = a[x] - b[y];
      float d1 = a[x + 1] - b[y + 1];
      float d2 = a[x + 2] - b[y + 2];
      float d3 = a[x + 3] - b[y + 3];
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    for (; i < length; i++) {
      float d = a[aOffset + i] - b[bOffset + i];
      s0 += d * d;
    }
    return (s0 + s1) + (s2 + s3);
  }

  @Override
  public float l1(float[] a, int aOffset, float[] b, int bOffset, int length) {
    float s0 = 0, s1 = 0;
    int i = 0;
    for (; i < length - 1; i += 2) {
      s0 += Math.abs(a[aOffset + i] - b[bOffset + i]);
      s1 += Math.abs(a[aOffset + i + 1] - b[bOffset + i + 1]);
    }
    for (; i < length; i++) {
      s0 += Math.abs(a[aOffset + i] - b[bOffset + i]);
    }
    return s0 + s1;
  }

  @Override
  public void dots(
      float[] query, int queryOffset, VectorRows rows, int[] ordinals, int count, float[] out) {
    for (int i = 0; i < count; i++) {
      int row = ordinals[i];
      out[i] = dot(query, queryOffset, rows.block(row), rows.offset(row), rows.dimensions());
    }
  }

  @Override
  public void squaredL2s(
      float[] query, int queryOffset, VectorRows rows, int[] ordinals, int count, float[] out) {
    for (int i = 0; i < count; i++) {
      int row = ordinals[i];
      out[i] = squaredL2(query, queryOffset, rows.block(row), rows.offset(row), rows.dimensions());
    }
  }

  @Override
  public float dotBytes(float[] a, byte[] codes, int offset, int length) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i < length - 3; i += 4) {
      int x = offset + i;
      s0 += a[i] * (codes[x] & 0xFF);
      s1 += a[i + 1] * (codes[x + 1] & 0xFF);
      s2 += a[i + 2] * (codes[x + 2] & 0xFF);
      s3 += a[i + 3] * (codes[x + 3] & 0xFF);
    }
    for (; i < length; i++) {
      s0 += a[i] * (codes[offset + i] & 0xFF);
    }
    return (s0 + s1) + (s2 + s3);
  }

  @Override
  public float dotNibbles(float[] a, byte[] codes, int offset, int length) {
    int half = (length + 1) / 2;
    float low = 0;
    float high = 0;
    for (int i = 0; i < half; i++) {
      int code = codes[offset + i];
      low += a[i] * (code & 15);
      if (half + i < length) {
        high += a[half + i] * (code >> 4 & 15);
      }
    }
    return low + high;
  }

  @Override
  public String description() {
    return "scalar";
  }
}
