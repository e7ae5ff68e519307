package io.quiver.storage.vector;

import java.util.Arrays;

/**
 * Shortened vectors by ordinal: codes and corrections. The first correction of a vector is what its
 * score needs beside the inner product: the squared length of the residual for L2, else the inner
 * product of centre and residual. Immutable once filled, thread-safe.
 */
final class QuantizedRows implements StoredVectors {
  private static final int SAMPLE = 4_096;
  private static final long SEED = 42;

  private final Metric metric;
  private final VectorCodec codec;
  private final byte[] codes;
  private final float[] corrections;

  QuantizedRows(Metric metric, VectorCodec codec, byte[] codes, float[] corrections) {
    this.metric = metric;
    this.codec = codec;
    this.codes = codes;
    this.corrections = corrections;
  }

  /** Shortens vectors, with a codec that is made for them. */
  static QuantizedRows of(VectorIndexSettings settings, VectorRows rows, int count) {
    Metric metric = settings.metric();
    VectorCodec codec = codec(settings, rows, count);
    byte[] codes = new byte[Math.multiplyExact(codec.codeBytes(), count)];
    float[] corrections = new float[Math.multiplyExact(codec.corrections(), count)];
    for (int i = 0; i < count; i++) {
      encode(metric, codec, rows.get(i), codes, i * codec.codeBytes(), corrections, i);
    }
    return new QuantizedRows(metric, codec, codes, corrections);
  }

  private static VectorCodec codec(VectorIndexSettings settings, VectorRows rows, int count) {
    int dimensions = rows.dimensions();
    int sampled = Math.min(count, SAMPLE);
    float[][] sample = new float[sampled][];
    double[] sums = new double[dimensions];
    for (int i = 0; i < sampled; i++) {
      sample[i] = prepared(settings.metric(), rows.get((int) ((long) i * count / sampled)));
      for (int d = 0; d < dimensions; d++) {
        sums[d] += sample[i][d];
      }
    }
    float[] centre = new float[dimensions];
    for (int d = 0; d < dimensions; d++) {
      centre[d] = (float) (sums[d] / sampled);
    }
    return switch (settings.compression().kind()) {
      case NONE -> throw new IllegalArgumentException("no quantization");
      case INT8, INT4 -> new ScalarCodec(settings.compression().kind(), centre);
      case BIT1 -> new SignCodec(centre);
      case PQ -> {
        for (float[] vector : sample) {
          subtract(vector, centre);
        }
        yield ProductCodec.train(centre, sample, settings.compression().subvectors(), SEED);
      }
    };
  }

  /** What is encoded of a vector: its direction under cosine. */
  private static float[] prepared(Metric metric, float[] vector) {
    return metric == Metric.COSINE ? VectorMath.normalize(vector) : vector.clone();
  }

  private static void subtract(float[] vector, float[] centre) {
    for (int d = 0; d < vector.length; d++) {
      vector[d] -= centre[d];
    }
  }

  private static void encode(
      Metric metric,
      VectorCodec codec,
      float[] vector,
      byte[] codes,
      int offset,
      float[] corrections,
      int ordinal) {
    float[] residual = prepared(metric, vector);
    float[] centre = codec.centre();
    subtract(residual, centre);
    int at = ordinal * codec.corrections();
    codec.encode(residual, codes, offset, corrections, at);
    float[] other = metric == Metric.L2 ? residual : centre;
    corrections[at] = VectorKernels.best().dot(residual, 0, other, 0, residual.length);
  }

  Metric metric() {
    return metric;
  }

  VectorCodec codec() {
    return codec;
  }

  byte[] codes() {
    return codes;
  }

  float[] corrections() {
    return corrections;
  }

  @Override
  public int dimensions() {
    return codec.centre().length;
  }

  @Override
  public boolean sameAs(int ordinal, float[] vector) {
    int length = codec.codeBytes();
    byte[] code = new byte[length];
    float[] floats = new float[codec.corrections()];
    encode(metric, codec, vector, code, 0, floats, 0);
    int from = ordinal * length;
    int at = ordinal * floats.length;
    return Arrays.equals(codes, from, from + length, code, 0, length)
        && Arrays.equals(corrections, at, at + floats.length, floats, 0, floats.length);
  }

  @Override
  public float[] get(int ordinal) {
    float[] vector = new float[dimensions()];
    codec.decode(
        codes, ordinal * codec.codeBytes(), corrections, ordinal * codec.corrections(), vector);
    for (int d = 0; d < vector.length; d++) {
      vector[d] += codec.centre()[d];
    }
    return vector;
  }

  @Override
  public long bytes() {
    return codes.length + (long) Float.BYTES * corrections.length;
  }

  @Override
  public NodeScorer scorer(Metric asked, float[] query) {
    return new Scorer(query);
  }

  private final class Scorer implements NodeScorer {
    private final VectorCodec.Products products;
    private final float constant;

    Scorer(float[] query) {
      float[] prepared = prepared(metric, query);
      float[] centre = codec.centre();
      float toCentre = VectorKernels.best().dot(prepared, 0, centre, 0, centre.length);
      subtract(prepared, centre);
      this.products = codec.products(prepared);
      // <q, x> = <q - c, x - c> + <q, c> + <c, x - c>
      this.constant = metric == Metric.L2 ? VectorMath.squaredNorm(prepared) : toCentre;
    }

    @Override
    public float key(int ordinal) {
      int at = ordinal * codec.corrections();
      float product = products.with(codes, ordinal * codec.codeBytes(), corrections, at);
      return switch (metric) {
        case L2 -> Math.max(0, constant + corrections[at] - 2 * product);
        case DOT -> -(constant + corrections[at] + product);
        case COSINE -> 1 - (constant + corrections[at] + product);
      };
    }

    @Override
    public void keys(int[] ordinals, float[] keys, int count) {
      for (int i = 0; i < count; i++) {
        keys[i] = key(ordinals[i]);
      }
    }

    @Override
    public void ranks(int[] ordinals, float[] scratch, double[] ranks, int count) {
      for (int i = 0; i < count; i++) {
        ranks[i] = key(ordinals[i]);
      }
    }
  }
}
