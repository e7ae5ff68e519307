package io.quiver.bench;

import java.util.Arrays;

/** The ids of the nearest of what was offered. */
final class NearestIds {
  private final float[] distances = new float[VectorSet.K];
  private final int[] ids = new int[VectorSet.K];

  NearestIds() {
    Arrays.fill(distances, Float.POSITIVE_INFINITY);
  }

  void offer(int id, float distance) {
    int place = VectorSet.K;
    for (; place > 0 && distances[place - 1] > distance; place--) {
      if (place < VectorSet.K) {
        distances[place] = distances[place - 1];
        ids[place] = ids[place - 1];
      }
    }
    if (place < VectorSet.K) {
      distances[place] = distance;
      ids[place] = id;
    }
  }

  /** Nearest first. */
  int[] ids() {
    return ids.clone();
  }
}
