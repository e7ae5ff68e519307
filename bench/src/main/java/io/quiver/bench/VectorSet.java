package io.quiver.bench;

import java.util.Random;
import java.util.stream.IntStream;

/**
 * What a search is measured on: vectors, a category from 0 to 99 for each, queries that are not
 * among them, and the true neighbours.
 */
final class VectorSet {
  static final int K = 10;
  static final int CATEGORIES = 100;

  private static final int QUERIES = 500;
  private static final long SEED = 42;

  final float[][] vectors;
  final int[] categories;
  final float[][] queries;

  private VectorSet(float[][] vectors, float[][] queries) {
    this.vectors = vectors;
    this.queries = queries;
    Random random = new Random(SEED);
    this.categories = random.ints(vectors.length, 0, CATEGORIES).toArray();
  }

  /** So many clustered vectors; 384 dimensions stand for text embeddings of length 1. */
  static VectorSet clustered(int count, int dimensions) {
    ClusteredVectors source = new ClusteredVectors(dimensions, dimensions == 384, SEED);
    return new VectorSet(source.next(count), source.next(QUERIES));
  }

  int dimensions() {
    return vectors[0].length;
  }

  /** For each query the ids of the nearest vectors of the first so many categories. */
  int[][] truth(int belowCategory) {
    return IntStream.range(0, queries.length)
        .parallel()
        .mapToObj(query -> nearest(queries[query], belowCategory))
        .toArray(int[][]::new);
  }

  private int[] nearest(float[] query, int belowCategory) {
    NearestIds nearest = new NearestIds();
    for (int id = 0; id < vectors.length; id++) {
      if (categories[id] < belowCategory) {
        nearest.offer(id, squaredDistance(query, vectors[id]));
      }
    }
    return nearest.ids();
  }

  /** Several sums at a time, so that the processor need not wait for each. */
  static float squaredDistance(float[] a, float[] b) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    for (int i = 0; i + 3 < a.length; i += 4) {
      float d0 = a[i] - b[i];
      float d1 = a[i + 1] - b[i + 1];
      float d2 = a[i + 2] - b[i + 2];
      float d3 = a[i + 3] - b[i + 3];
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    return s0 + s1 + s2 + s3;
  }

  /** How many of the true neighbours were found, from 0 to 1. */
  static double recall(int[] truth, int[] found) {
    int hits = 0;
    for (int id : truth) {
      for (int other : found) {
        if (id == other) {
          hits++;
          break;
        }
      }
    }
    return hits / (double) truth.length;
  }
}
