package io.quiver.storage.vector;

import java.util.Arrays;
import java.util.Random;

/**
 * Product quantization (Jegou, Douze and Schmid, 2011): the dimensions are cut into groups, and
 * each group is replaced by the number of the nearest of 256 or 16 centroids, which k-means finds
 * in a sample. Numbers of 4 bits share a byte with their neighbour's, which is in the high half.
 * Corrections: the caller's, and what products are multiplied with because centroids are shorter
 * than what they stand for.
 *
 * @param bits of a number: 8 or 4
 * @param centroids of each group 2^bits vectors, one behind the other
 * @param starts first dimension of each group, and the end
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
record ProductCodec(float[] centre, int bits, float[][] centroids, int[] starts)
    implements VectorCodec {
  /** A byte has so many values. */
  static final int CENTROIDS_MAX = 256;

  private static final int ROUNDS = 6;

  /** Learns from residuals. */
  static ProductCodec train(float[] centre, float[][] sample, int groups, int bits, long seed) {
    int[] starts = starts(centre.length, groups);
    float[][] centroids = new float[groups][];
    Random random = new Random(seed);
    for (int group = 0; group < groups; group++) {
      centroids[group] = cluster(sample, 1 << bits, starts[group], starts[group + 1], random);
    }
    return new ProductCodec(centre, bits, centroids, starts);
  }

  static int[] starts(int dimensions, int groups) {
    int[] starts = new int[groups + 1];
    for (int group = 0; group <= groups; group++) {
      starts[group] = (int) ((long) group * dimensions / groups);
    }
    return starts;
  }

  private static float[] cluster(float[][] sample, int count, int from, int to, Random random) {
    int width = to - from;
    float[] centroids = new float[count * width];
    for (int c = 0; c < count; c++) {
      System.arraycopy(sample[random.nextInt(sample.length)], from, centroids, c * width, width);
    }
    for (int round = 0; round < ROUNDS; round++) {
      double[] sums = new double[centroids.length];
      int[] counts = new int[count];
      for (float[] vector : sample) {
        int c = nearest(centroids, vector, from, width);
        counts[c]++;
        for (int i = 0; i < width; i++) {
          sums[c * width + i] += vector[from + i];
        }
      }
      for (int c = 0; c < count; c++) {
        float[] stray = sample[random.nextInt(sample.length)];
        for (int i = 0; i < width; i++) {
          centroids[c * width + i] =
              counts[c] == 0 ? stray[from + i] : (float) (sums[c * width + i] / counts[c]);
        }
      }
    }
    return centroids;
  }

  private static int nearest(float[] centroids, float[] vector, int from, int width) {
    int nearest = 0;
    float best = Float.POSITIVE_INFINITY;
    for (int c = 0; c * width < centroids.length; c++) {
      float distance = 0;
      int at = c * width;
      for (int i = 0; i < width; i++) {
        float d = vector[from + i] - centroids[at + i];
        distance += d * d;
      }
      if (distance < best) {
        best = distance;
        nearest = c;
      }
    }
    return nearest;
  }

  @Override
  public Quantization kind() {
    return Quantization.PQ;
  }

  @Override
  public int codeBytes() {
    return bits == 8 ? centroids.length : (centroids.length + 1) / 2;
  }

  private int number(byte[] codes, int offset, int group) {
    return bits == 8
        ? codes[offset + group] & 0xFF
        : codes[offset + (group >> 1)] >> (group & 1) * 4 & 15;
  }

  @Override
  public int corrections() {
    return 2;
  }

  @Override
  public void encode(float[] residual, byte[] codes, int offset, float[] corrections, int at) {
    float squared = 0;
    float product = 0;
    for (int group = 0; group < centroids.length; group++) {
      int width = starts[group + 1] - starts[group];
      int code = nearest(centroids[group], residual, starts[group], width);
      if (bits == 8) {
        codes[offset + group] = (byte) code;
      } else {
        codes[offset + (group >> 1)] |= (byte) (code << (group & 1) * 4);
      }
      for (int i = 0; i < width; i++) {
        float value = residual[starts[group] + i];
        squared += value * value;
        product += value * centroids[group][code * width + i];
      }
    }
    corrections[at + 1] = product > 0 ? squared / product : 1;
  }

  @Override
  public void decode(byte[] codes, int offset, float[] corrections, int at, float[] residual) {
    for (int group = 0; group < centroids.length; group++) {
      int width = starts[group + 1] - starts[group];
      int code = number(codes, offset, group);
      System.arraycopy(centroids[group], code * width, residual, starts[group], width);
    }
  }

  /** For each byte of a code and each of its 256 values, the products of its one or two groups. */
  @Override
  public Products products(float[] query) {
    int bytes = codeBytes();
    float[] table = new float[bytes << 8];
    for (int group = 0; group < centroids.length; group++) {
      int place = bits == 8 ? group << 8 : group >> 1 << 8;
      int shift = bits == 8 ? 0 : (group & 1) * 4;
      float[] products = products(query, group);
      for (int value = 0; value < CENTROIDS_MAX; value++) {
        table[place + value] += products[value >> shift & products.length - 1];
      }
    }
    return (codes, offset, corrections, at) ->
        corrections[at + 1] * TableSums.of(table, codes, offset, bytes);
  }

  /** Of a group of the query with each of its centroids. */
  private float[] products(float[] query, int group) {
    int width = starts[group + 1] - starts[group];
    float[] products = new float[1 << bits];
    for (int c = 0; c < products.length; c++) {
      for (int i = 0; i < width; i++) {
        products[c] += centroids[group][c * width + i] * query[starts[group] + i];
      }
    }
    return products;
  }

  long bytes() {
    return Arrays.stream(centroids).mapToLong(part -> part.length).sum() * Float.BYTES;
  }
}
