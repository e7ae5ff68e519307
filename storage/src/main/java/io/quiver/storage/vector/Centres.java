package io.quiver.storage.vector;

import java.util.Arrays;
import java.util.Random;

/**
 * What shortened vectors are taken relative to: each to the centre that is nearest to it, of which
 * there are more the more vectors there are. Found by k-means in a sample, begun with points that
 * are far from each other (Arthur and Vassilvitskii, k-means++, 2007). Immutable, thread-safe.
 */
final class Centres {
  /** The number of a centre is one byte. */
  static final int MAX = 256;

  /** So that the centres take but 1/320 of what the vectors would take. */
  private static final int ROWS_PER_CENTRE = 320;

  private static final int FLOATS_MAX = 1 << 17;
  private static final int ROUNDS = 6;

  private final float[][] centres;

  /** Takes the arrays over. */
  Centres(float[][] centres) {
    this.centres = centres;
  }

  /** How many centres suit so many vectors. */
  static int suitable(int count, int dimensions) {
    int most = Math.min(MAX, FLOATS_MAX / dimensions);
    return Math.clamp(count / ROWS_PER_CENTRE, 1, most);
  }

  /** Finds so many centres in a sample. */
  static Centres train(float[][] sample, int count, Random random) {
    float[][] centres = spread(sample, count, random);
    for (int round = 0; round < ROUNDS; round++) {
      Centres now = new Centres(centres);
      double[][] sums = new double[centres.length][sample[0].length];
      int[] members = new int[centres.length];
      for (float[] vector : sample) {
        int place = now.nearest(vector);
        members[place]++;
        double[] sum = sums[place];
        for (int d = 0; d < sum.length; d++) {
          sum[d] += vector[d];
        }
      }
      centres = means(sums, members, centres);
    }
    return new Centres(centres);
  }

  private static float[][] means(double[][] sums, int[] members, float[][] before) {
    float[][] means = new float[sums.length][];
    for (int i = 0; i < means.length; i++) {
      means[i] = before[i];
      if (members[i] > 0) {
        means[i] = new float[sums[i].length];
        for (int d = 0; d < sums[i].length; d++) {
          means[i][d] = (float) (sums[i][d] / members[i]);
        }
      }
    }
    return means;
  }

  /** Each next one by chance, the likelier the farther it is from those that are chosen. */
  private static float[][] spread(float[][] sample, int count, Random random) {
    float[][] chosen = new float[count][];
    float[] nearest = new float[sample.length];
    Arrays.fill(nearest, Float.POSITIVE_INFINITY);
    int next = random.nextInt(sample.length);
    for (int i = 0; i < count; i++) {
      chosen[i] = sample[next].clone();
      double sum = 0;
      for (int s = 0; s < sample.length; s++) {
        nearest[s] = Math.min(nearest[s], squared(sample[s], chosen[i]));
        sum += nearest[s];
      }
      double place = random.nextDouble() * sum;
      next = 0;
      for (double passed = nearest[0]; passed < place && next < sample.length - 1; ) {
        passed += nearest[++next];
      }
    }
    return chosen;
  }

  private static float squared(float[] a, float[] b) {
    return VectorKernels.best().squaredL2(a, 0, b, 0, a.length);
  }

  int size() {
    return centres.length;
  }

  float[] get(int place) {
    return centres[place];
  }

  /** The place of the centre that is nearest to a vector. */
  int nearest(float[] vector) {
    int nearest = 0;
    float best = Float.POSITIVE_INFINITY;
    for (int i = 0; i < centres.length && centres.length > 1; i++) {
      float distance = squared(vector, centres[i]);
      if (distance < best) {
        best = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  long bytes() {
    return (long) Float.BYTES * centres.length * centres[0].length;
  }
}
