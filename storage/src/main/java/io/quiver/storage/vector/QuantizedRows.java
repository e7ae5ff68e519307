package io.quiver.storage.vector;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.Random;

/**
 * Shortened vectors by ordinal: codes, corrections (see {@link ResidualEncoder}) and, when there
 * are several centres, the place of the one that each code is relative to. Immutable once filled,
 * thread-safe.
 */
final class QuantizedRows implements StoredVectors {
  private static final int SAMPLE = 4_096;
  private static final int SAMPLE_PER_CENTRE = 32;
  private static final int SAMPLE_FLOATS_MAX = 1 << 23;
  private static final long SEED = 42;

  private final Metric metric;
  private final VectorCodec codec;
  private final Centres centres;
  private final byte[] places;
  private final byte[] codes;
  private final float[] corrections;

  /** Compares with new vectors; soft, as it may have megabytes of tables by and by. */
  private volatile SoftReference<ResidualEncoder> encoder = new SoftReference<>(null);

  /**
   * Takes over the arrays.
   *
   * @param places empty when there is one centre
   */
  QuantizedRows(
      Metric metric,
      VectorCodec codec,
      Centres centres,
      byte[] places,
      byte[] codes,
      float[] corrections) {
    this.metric = metric;
    this.codec = codec;
    this.centres = centres;
    this.places = places;
    this.codes = codes;
    this.corrections = corrections;
  }

  /** Shortens vectors, with a codec that is made for them. */
  static QuantizedRows of(VectorIndexSettings settings, VectorRows rows, int count) {
    Metric metric = settings.metric();
    float[][] sample = sample(settings, rows, count);
    float[] mean = mean(sample);
    Centres centres = centres(settings.compression().kind(), sample, mean, count);
    VectorCodec codec = codec(settings, sample, mean, centres);
    byte[] places = new byte[centres.size() > 1 ? count : 0];
    byte[] codes = new byte[Math.multiplyExact(codec.codeBytes(), count)];
    float[] corrections = new float[Math.multiplyExact(codec.corrections(), count)];
    ResidualEncoder encoder = new ResidualEncoder(metric, codec, centres);
    for (int i = 0; i < count; i++) {
      int place =
          encoder.encode(
              rows.get(i), codes, i * codec.codeBytes(), corrections, i * codec.corrections());
      if (places.length > 0) {
        places[i] = (byte) place;
      }
    }
    return new QuantizedRows(metric, codec, centres, places, codes, corrections);
  }

  private static float[][] sample(VectorIndexSettings settings, VectorRows rows, int count) {
    int dimensions = rows.dimensions();
    int wanted = Math.max(SAMPLE, SAMPLE_PER_CENTRE * Centres.suitable(count, dimensions));
    int most = Math.max(2 * ProductCodec.CENTROIDS_MAX, SAMPLE_FLOATS_MAX / dimensions);
    int sampled = Math.min(count, Math.min(wanted, most));
    float[][] sample = new float[sampled][];
    for (int i = 0; i < sampled; i++) {
      float[] vector = rows.get((int) ((long) i * count / sampled));
      sample[i] = ResidualEncoder.prepared(settings.metric(), vector);
    }
    return sample;
  }

  private static float[] mean(float[][] sample) {
    double[] sums = new double[sample[0].length];
    for (float[] vector : sample) {
      for (int d = 0; d < sums.length; d++) {
        sums[d] += vector[d];
      }
    }
    float[] mean = new float[sums.length];
    for (int d = 0; d < sums.length; d++) {
      mean[d] = (float) (sums[d] / sample.length);
    }
    return mean;
  }

  /** Codes of four bits and more are fine enough beside one centre. */
  private static Centres centres(Quantization kind, float[][] sample, float[] mean, int count) {
    boolean coarse = kind == Quantization.BIT1 || kind == Quantization.PQ;
    int suitable = coarse ? Centres.suitable(count, mean.length) : 1;
    return suitable > 1
        ? Centres.train(sample, suitable, new Random(SEED))
        : new Centres(new float[][] {mean});
  }

  private static VectorCodec codec(
      VectorIndexSettings settings, float[][] sample, float[] mean, Centres centres) {
    Quantization kind = settings.compression().kind();
    return switch (kind) {
      case NONE -> throw new IllegalArgumentException("no quantization");
      case INT8, INT4 -> new ScalarCodec(kind, mean);
      case BIT1 -> new SignCodec(mean);
      case PQ -> {
        for (float[] vector : sample) {
          ResidualEncoder.subtract(vector, centres.get(centres.nearest(vector)));
        }
        VectorIndexSettings.Compression of = settings.compression();
        yield ProductCodec.train(mean, sample, of.subvectors(), of.bits(), SEED);
      }
    };
  }

  Metric metric() {
    return metric;
  }

  VectorCodec codec() {
    return codec;
  }

  Centres centres() {
    return centres;
  }

  /** Of each code its centre's; empty when there is one centre. */
  byte[] places() {
    return places;
  }

  byte[] codes() {
    return codes;
  }

  float[] corrections() {
    return corrections;
  }

  private int place(int ordinal) {
    return places.length == 0 ? 0 : places[ordinal] & 0xFF;
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
    int place = encoder().encode(vector, code, 0, floats, 0);
    int from = ordinal * length;
    int at = ordinal * floats.length;
    return place == place(ordinal)
        && Arrays.equals(codes, from, from + length, code, 0, length)
        && Arrays.equals(corrections, at, at + floats.length, floats, 0, floats.length);
  }

  private ResidualEncoder encoder() {
    ResidualEncoder kept = encoder.get();
    if (kept == null) {
      kept = new ResidualEncoder(metric, codec, centres);
      encoder = new SoftReference<>(kept);
    }
    return kept;
  }

  @Override
  public float[] get(int ordinal) {
    float[] vector = new float[dimensions()];
    float[] centre = centres.get(place(ordinal));
    codec.decode(
        codes, ordinal * codec.codeBytes(), corrections, ordinal * codec.corrections(), vector);
    for (int d = 0; d < vector.length; d++) {
      vector[d] += centre[d];
    }
    return vector;
  }

  @Override
  public long bytes() {
    return codes.length + places.length + (long) Float.BYTES * corrections.length + centres.bytes();
  }

  @Override
  public NodeScorer scorer(Metric asked, float[] query) {
    return new Scorer(query);
  }

  private final class Scorer implements NodeScorer {
    private final VectorCodec.Products products;
    private final float[] prepared;

    /** Of each centre what all its codes have in common; NaN: not asked for yet. */
    private final float[] constants;

    Scorer(float[] query) {
      this.prepared = ResidualEncoder.prepared(metric, query);
      this.constants = new float[centres.size()];
      Arrays.fill(constants, Float.NaN);
      float[] moved = prepared.clone();
      ResidualEncoder.subtract(moved, codec.centre());
      this.products = codec.products(moved);
    }

    private float constant(int place) {
      float known = constants[place];
      if (Float.isNaN(known)) {
        float[] centre = centres.get(place);
        known =
            metric == Metric.L2
                ? VectorKernels.best().squaredL2(prepared, 0, centre, 0, centre.length)
                : VectorKernels.best().dot(prepared, 0, centre, 0, centre.length);
        constants[place] = known;
      }
      return known;
    }

    @Override
    public float key(int ordinal) {
      int at = ordinal * codec.corrections();
      float product = products.with(codes, ordinal * codec.codeBytes(), corrections, at);
      float constant = constant(place(ordinal));
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
