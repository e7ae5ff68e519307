package io.quiver.storage.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Vectors around a few hundred centres, as embeddings lie; the same for the same seed. */
final class Clusters {
  private static final int CENTRES = 200;

  private Clusters() {}

  static List<float[]> vectors(int count, int dimensions, long seed) {
    Random places = new Random(dimensions);
    float[][] centres = new float[CENTRES][dimensions];
    for (float[] centre : centres) {
      for (int i = 0; i < dimensions; i++) {
        centre[i] = (float) places.nextGaussian();
      }
    }
    Random random = new Random(seed);
    List<float[]> vectors = new ArrayList<>(count);
    for (int n = 0; n < count; n++) {
      float[] centre = centres[random.nextInt(CENTRES)];
      float[] vector = new float[dimensions];
      for (int i = 0; i < dimensions; i++) {
        vector[i] = centre[i] + 0.5f * (float) random.nextGaussian();
      }
      vectors.add(vector);
    }
    return vectors;
  }
}
