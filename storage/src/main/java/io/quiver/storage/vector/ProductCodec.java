package io.quiver.storage.vector;

import java.util.Arrays;
import java.util.Random;

/**
 * Product quantization (Jegou, Douze and Schmid, 2011): the dimensions are cut into groups, and
 * each group is replaced by the number of the nearest of 256 centroids, which k-means finds in a
 * sample. Corrections: the caller's, and what products are multiplied with because centroids are
 * shorter than what they stand for.
 *
 * @param centroids of each group 256 vectors, one behind the other
 * @param starts first dimension of each group, and the end
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
record ProductCodec(float[] centre, float[][] centroids, int[] starts) implements VectorCodec {
  static final int CENTROIDS = 256;
  private static final int ROUNDS = 6;

  /** Learns from residuals. */
  static ProductCodec train(float[] centre, float[][] sample, int groups, long seed) {
    int[] starts = starts(centre.length, groups);
    float[][] centroids = new float[groups][];
    Random random = new Random(seed);
    for (int group = 0; group < groups; group++) {
      centroids[group] = cluster(sample, starts[group], starts[group + 1], random);
    }
    return new ProductCodec(centre, centroids, starts);
  }

  static int[] starts(int dimensions, int groups) {
    int[] starts = new int[groups + 1];
    for (int group = 0; group <= groups; group++) {
      starts[group] = (int) ((long) group * dimensions / groups);
    }
    return starts;
  }

  private static float[] cluster(float[][] sample, int from, int to, Random random) {
    int width = to - from;
    float[] centroids = new float[CENTROIDS * width];
    for (int c = 0; c < CENTROIDS; c++) {
      System.arraycopy(sample[random.nextInt(sample.length)], from, centroids, c * width, width);
    }
    for (int round = 0; round < ROUNDS; round++) {
      double[] sums = new double[centroids.length];
      int[] counts = new int[CENTROIDS];
      for (float[] vector : sample) {
        int c = nearest(centroids, vector, from, width);
        counts[c]++;
        for (int i = 0; i < width; i++) {
          sums[c * width + i] += vector[from + i];
        }
      }
      for (int c = 0; c < CENTROIDS; c++) {
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
    for (int c = 0; c < CENTROIDS; c++) {
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
    return centroids.length;
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
      codes[offset + group] = (byte) code;
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
      int code = codes[offset + group] & 0xFF;
      System.arraycopy(centroids[group], code * width, residual, starts[group], width);
    }
  }

  @Override
  public Products products(float[] query) {
    float[] table = new float[centroids.length << 8];
    for (int group = 0; group < centroids.length; group++) {
      int width = starts[group + 1] - starts[group];
      for (int c = 0; c < CENTROIDS; c++) {
        float sum = 0;
        for (int i = 0; i < width; i++) {
          sum += centroids[group][c * width + i] * query[starts[group] + i];
        }
        table[(group << 8) + c] = sum;
      }
    }
    int groups = centroids.length;
    return (codes, offset, corrections, at) ->
        corrections[at + 1] * TableSums.of(table, codes, offset, groups);
  }

  long bytes() {
    return Arrays.stream(centroids).mapToLong(part -> part.length).sum() * Float.BYTES;
  }
}
