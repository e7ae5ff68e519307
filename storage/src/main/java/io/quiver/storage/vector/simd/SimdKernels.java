package io.quiver.storage.vector.simd;

import io.quiver.storage.vector.VectorKernels;
import io.quiver.storage.vector.VectorRows;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Kernels with the Vector API, in the widest registers of the processor. Many rows are scored four
 * at a time: the query is loaded once, and four independent sums hide the latency of the fused
 * multiply-add. Each sum runs as in the single form, so that compiled code of both agrees to the
 * last bit.
 */
public final class SimdKernels implements VectorKernels {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, SPECIES.vectorShape());

  /** As many bytes as there are floats in a register; too few of them have no register. */
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, LANES * 8)));

  @Override
  public float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
    FloatVector sum = FloatVector.zero(SPECIES);
    int bound = SPECIES.loopBound(length);
    int i = 0;
    for (; i < bound; i += LANES) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, aOffset + i);
      sum = FloatVector.fromArray(SPECIES, b, bOffset + i).fma(x, sum);
    }
    float result = sum.reduceLanes(VectorOperators.ADD);
    for (; i < length; i++) {
      result += a[aOffset + i] * b[bOffset + i];
    }
    return result;
  }

  @Override
  public float squaredL2(float[] a, int aOffset, float[] b, int bOffset, int length) {
    FloatVector sum = FloatVector.zero(SPECIES);
    int bound = SPECIES.loopBound(length);
    int i = 0;
    for (; i < bound; i += LANES) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, aOffset + i);
      FloatVector d = FloatVector.fromArray(SPECIES, b, bOffset + i).sub(x);
      sum = d.fma(d, sum);
    }
    float result = sum.reduceLanes(VectorOperators.ADD);
    for (; i < length; i++) {
      float d = b[bOffset + i] - a[aOffset + i];
      result += d * d;
    }
    return result;
  }

  @Override
  public float l1(float[] a, int aOffset, float[] b, int bOffset, int length) {
    FloatVector sum = FloatVector.zero(SPECIES);
    int bound = SPECIES.loopBound(length);
    int i = 0;
    for (; i < bound; i += LANES) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, aOffset + i);
      sum = FloatVector.fromArray(SPECIES, b, bOffset + i).sub(x).abs().add(sum);
    }
    float result = sum.reduceLanes(VectorOperators.ADD);
    for (; i < length; i++) {
      result += Math.abs(a[aOffset + i] - b[bOffset + i]);
    }
    return result;
  }

  @Override
  public void dots(
      float[] query, int queryOffset, VectorRows rows, int[] ordinals, int count, float[] out) {
    int i = 0;
    for (; i < count - 3; i += 4) {
      fourDots(query, queryOffset, rows, ordinals, i, out);
    }
    for (; i < count; i++) {
      int row = ordinals[i];
      out[i] = dot(query, queryOffset, rows.block(row), rows.offset(row), rows.dimensions());
    }
  }

  @Override
  public void squaredL2s(
      float[] query, int queryOffset, VectorRows rows, int[] ordinals, int count, float[] out) {
    int i = 0;
    for (; i < count - 3; i += 4) {
      fourSquaredL2s(query, queryOffset, rows, ordinals, i, out);
    }
    for (; i < count; i++) {
      int row = ordinals[i];
      out[i] = squaredL2(query, queryOffset, rows.block(row), rows.offset(row), rows.dimensions());
    }
  }

  private static void fourDots(
      float[] query, int queryOffset, VectorRows rows, int[] ordinals, int at, float[] out) {
    int n = rows.dimensions();
    float[] a = rows.block(ordinals[at]);
    float[] b = rows.block(ordinals[at + 1]);
    float[] c = rows.block(ordinals[at + 2]);
    float[] d = rows.block(ordinals[at + 3]);
    int ao = rows.offset(ordinals[at]);
    int bo = rows.offset(ordinals[at + 1]);
    int co = rows.offset(ordinals[at + 2]);
    int d0 = rows.offset(ordinals[at + 3]);
    FloatVector sa = FloatVector.zero(SPECIES);
    FloatVector sb = sa;
    FloatVector sc = sa;
    FloatVector sd = sa;
    int bound = SPECIES.loopBound(n);
    int i = 0;
    for (; i < bound; i += LANES) {
      FloatVector q = FloatVector.fromArray(SPECIES, query, queryOffset + i);
      sa = FloatVector.fromArray(SPECIES, a, ao + i).fma(q, sa);
      sb = FloatVector.fromArray(SPECIES, b, bo + i).fma(q, sb);
      sc = FloatVector.fromArray(SPECIES, c, co + i).fma(q, sc);
      sd = FloatVector.fromArray(SPECIES, d, d0 + i).fma(q, sd);
    }
    float ra = sa.reduceLanes(VectorOperators.ADD);
    float rb = sb.reduceLanes(VectorOperators.ADD);
    float rc = sc.reduceLanes(VectorOperators.ADD);
    float rd = sd.reduceLanes(VectorOperators.ADD);
    for (; i < n; i++) {
      float q = query[queryOffset + i];
      ra += q * a[ao + i];
      rb += q * b[bo + i];
      rc += q * c[co + i];
      rd += q * d[d0 + i];
    }
    out[at] = ra;
    out[at + 1] = rb;
    out[at + 2] = rc;
    out[at + 3] = rd;
  }

  private static void fourSquaredL2s(
      float[] query, int queryOffset, VectorRows rows, int[] ordinals, int at, float[] out) {
    int n = rows.dimensions();
    float[] a = rows.block(ordinals[at]);
    float[] b = rows.block(ordinals[at + 1]);
    float[] c = rows.block(ordinals[at + 2]);
    float[] d = rows.block(ordinals[at + 3]);
    int ao = rows.offset(ordinals[at]);
    int bo = rows.offset(ordinals[at + 1]);
    int co = rows.offset(ordinals[at + 2]);
    int d0 = rows.offset(ordinals[at + 3]);
    FloatVector sa = FloatVector.zero(SPECIES);
    FloatVector sb = sa;
    FloatVector sc = sa;
    FloatVector sd = sa;
    int bound = SPECIES.loopBound(n);
    int i = 0;
    for (; i < bound; i += LANES) {
      FloatVector q = FloatVector.fromArray(SPECIES, query, queryOffset + i);
      FloatVector t = FloatVector.fromArray(SPECIES, a, ao + i).sub(q);
      sa = t.fma(t, sa);
      t = FloatVector.fromArray(SPECIES, b, bo + i).sub(q);
      sb = t.fma(t, sb);
      t = FloatVector.fromArray(SPECIES, c, co + i).sub(q);
      sc = t.fma(t, sc);
      t = FloatVector.fromArray(SPECIES, d, d0 + i).sub(q);
      sd = t.fma(t, sd);
    }
    float ra = sa.reduceLanes(VectorOperators.ADD);
    float rb = sb.reduceLanes(VectorOperators.ADD);
    float rc = sc.reduceLanes(VectorOperators.ADD);
    float rd = sd.reduceLanes(VectorOperators.ADD);
    for (; i < n; i++) {
      float q = query[queryOffset + i];
      float t = a[ao + i] - q;
      ra += t * t;
      t = b[bo + i] - q;
      rb += t * t;
      t = c[co + i] - q;
      rc += t * t;
      t = d[d0 + i] - q;
      rd += t * t;
    }
    out[at] = ra;
    out[at + 1] = rb;
    out[at + 2] = rc;
    out[at + 3] = rd;
  }

  @Override
  public float dotBytes(float[] a, byte[] codes, int offset, int length) {
    FloatVector sum = FloatVector.zero(SPECIES);
    int bound = LANES < 8 ? 0 : SPECIES.loopBound(length);
    int i = 0;
    for (; i < bound; i += LANES) {
      sum = floats(codes(codes, offset + i)).fma(FloatVector.fromArray(SPECIES, a, i), sum);
    }
    float result = sum.reduceLanes(VectorOperators.ADD);
    for (; i < length; i++) {
      result += a[i] * (codes[offset + i] & 0xFF);
    }
    return result;
  }

  @Override
  public float dotNibbles(float[] a, byte[] codes, int offset, int length) {
    int half = (length + 1) / 2;
    FloatVector low = FloatVector.zero(SPECIES);
    FloatVector high = low;
    int bound = LANES < 8 ? 0 : SPECIES.loopBound(length - half);
    int i = 0;
    for (; i < bound; i += LANES) {
      IntVector code = codes(codes, offset + i);
      low = floats(code.and(15)).fma(FloatVector.fromArray(SPECIES, a, i), low);
      high =
          floats(code.lanewise(VectorOperators.LSHR, 4))
              .fma(FloatVector.fromArray(SPECIES, a, half + i), high);
    }
    float result = low.add(high).reduceLanes(VectorOperators.ADD);
    for (; i < half; i++) {
      int code = codes[offset + i];
      result += a[i] * (code & 15);
      if (half + i < length) {
        result += a[half + i] * (code >> 4 & 15);
      }
    }
    return result;
  }

  private static IntVector codes(byte[] codes, int at) {
    return (IntVector)
        ByteVector.fromArray(BYTES, codes, at)
            .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
  }

  private static FloatVector floats(IntVector codes) {
    return (FloatVector) codes.convertShape(VectorOperators.I2F, SPECIES, 0);
  }

  @Override
  public boolean isSimd() {
    return true;
  }

  @Override
  public String description() {
    return "Vector API, " + SPECIES.vectorBitSize() + " bits";
  }
}
