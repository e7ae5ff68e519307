package io.quiver.storage.vector;

import java.util.Arrays;
import java.util.Random;

/**
 * Vectors as embeddings lie, those of the benchmarks; the same for the same seed: 200 clusters of
 * uneven size around centres that share a few directions, each stretched along 16 directions of its
 * own, and a little noise in every dimension.
 */
final class StretchedClusters {
  private static final int CLUSTERS = 200;
  private static final int DIRECTIONS = 16;
  private static final double NOISE = 0.15;

  private final int dimensions;
  private final boolean isUnit;
  private final Random random;
  private final float[][] centres;
  private final float[][][] directions;
  private final double[] cumulated = new double[CLUSTERS];

  /**
   * Makes the clusters.
   *
   * @param isUnit whether all vectors have the length 1
   */
  StretchedClusters(int dimensions, boolean isUnit, long seed) {
    this.dimensions = dimensions;
    this.isUnit = isUnit;
    this.random = new Random(seed);
    float[][] shared = new float[2 * DIRECTIONS][];
    for (int i = 0; i < shared.length; i++) {
      shared[i] = gaussian(1 / Math.sqrt(shared.length));
    }
    centres = new float[CLUSTERS][dimensions];
    directions = new float[CLUSTERS][DIRECTIONS][];
    double sum = 0;
    for (int cluster = 0; cluster < CLUSTERS; cluster++) {
      for (float[] direction : shared) {
        addTo(centres[cluster], direction, random.nextGaussian());
      }
      for (int i = 0; i < DIRECTIONS; i++) {
        double scale = 1.44 * Math.pow(i + 1.0, -0.35) / Math.sqrt(DIRECTIONS);
        directions[cluster][i] = gaussian(scale);
      }
      sum += 1.0 / (cluster + 5);
      cumulated[cluster] = sum;
    }
  }

  /** The next so many vectors. */
  float[][] next(int count) {
    float[][] vectors = new float[count][];
    for (int i = 0; i < count; i++) {
      vectors[i] = next();
    }
    return vectors;
  }

  private float[] next() {
    double place = random.nextDouble() * cumulated[CLUSTERS - 1];
    int found = Arrays.binarySearch(cumulated, place);
    int cluster = Math.min(CLUSTERS - 1, found < 0 ? -found - 1 : found);
    float[] vector = gaussian(NOISE);
    addTo(vector, centres[cluster], 1);
    for (float[] direction : directions[cluster]) {
      addTo(vector, direction, random.nextGaussian());
    }
    if (isUnit) {
      double squares = 0;
      for (float value : vector) {
        squares += value * value;
      }
      for (int d = 0; d < dimensions; d++) {
        vector[d] /= (float) Math.sqrt(squares);
      }
    }
    return vector;
  }

  private float[] gaussian(double scale) {
    float[] vector = new float[dimensions];
    for (int d = 0; d < dimensions; d++) {
      vector[d] = (float) (random.nextGaussian() * scale);
    }
    return vector;
  }

  private static void addTo(float[] vector, float[] direction, double times) {
    for (int d = 0; d < vector.length; d++) {
      vector[d] += (float) (times * direction[d]);
    }
  }
}
