package io.quiver.storage.vector;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Shortens vectors one after the other: the centre, the code and the corrections of each. The first
 * correction is what a score needs beside the estimate for query and code, which is relative to the
 * codec's own centre:
 *
 * <pre>
 * L2            |x - c|^2     + 2 estimate(c - origin, code)
 * dot, cosine   &lt;c, x - c&gt;  -   estimate(c - origin, code)
 * </pre>
 *
 * Keeps what a centre costs to prepare, once it was asked for. Thread-safe.
 */
final class ResidualEncoder {
  private final Metric metric;
  private final VectorCodec codec;
  private final Centres centres;
  private final AtomicReferenceArray<VectorCodec.Products> shifts;

  ResidualEncoder(Metric metric, VectorCodec codec, Centres centres) {
    this.metric = metric;
    this.codec = codec;
    this.centres = centres;
    this.shifts = new AtomicReferenceArray<>(centres.size());
  }

  /** What is encoded of a vector: its direction under cosine. */
  static float[] prepared(Metric metric, float[] vector) {
    return metric == Metric.COSINE ? VectorMath.normalize(vector) : vector.clone();
  }

  static void subtract(float[] vector, float[] centre) {
    for (int d = 0; d < vector.length; d++) {
      vector[d] -= centre[d];
    }
  }

  /**
   * Writes code and corrections; returns the place of the centre.
   *
   * @param code where in {@code codes} the code begins
   * @param at where in {@code corrections} its corrections begin
   */
  int encode(float[] vector, byte[] codes, int code, float[] corrections, int at) {
    float[] residual = prepared(metric, vector);
    int place = centres.nearest(residual);
    float[] centre = centres.get(place);
    subtract(residual, centre);
    codec.encode(residual, codes, code, corrections, at);
    float[] other = metric == Metric.L2 ? residual : centre;
    float own = VectorKernels.best().dot(residual, 0, other, 0, residual.length);
    if (centres.size() > 1) {
      float shift = shift(place).with(codes, code, corrections, at);
      own += metric == Metric.L2 ? 2 * shift : -shift;
    }
    corrections[at] = own;
    return place;
  }

  private VectorCodec.Products shift(int place) {
    VectorCodec.Products made = shifts.get(place);
    if (made == null) {
      float[] moved = centres.get(place).clone();
      subtract(moved, codec.centre());
      made = codec.products(moved);
      shifts.set(place, made);
    }
    return made;
  }
}
