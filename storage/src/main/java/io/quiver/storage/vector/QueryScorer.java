package io.quiver.storage.vector;

import io.quiver.storage.vector.lucene.RowScorer;

/**
 * Scores rows against one vector in one metric, in three scales, smaller is nearer in each: the
 * float <em>key</em> that orders the graph search, the double <em>rank</em> that orders hits and is
 * cheaper than a distance, and the distance itself. Confined to one thread.
 */
final class QueryScorer implements RowScorer, NodeScorer {
  private final VectorKernels kernels = VectorKernels.best();
  private final Metric metric;
  private final VectorRows rows;
  private float[] query;
  private int queryOffset;
  private float squaredNorm;
  private final int[] one = new int[1];
  private final float[] key = new float[1];

  private QueryScorer(
      Metric metric, VectorRows rows, float[] query, int queryOffset, float squaredNorm) {
    this.metric = metric;
    this.rows = rows;
    this.query = query;
    this.queryOffset = queryOffset;
    this.squaredNorm = squaredNorm;
  }

  static QueryScorer of(Metric metric, VectorRows rows, float[] query) {
    return new QueryScorer(metric, rows, query, 0, VectorMath.squaredNorm(query));
  }

  /** Scores rows against rows, for graph construction. */
  static QueryScorer amongRows(Metric metric, VectorRows rows) {
    return new QueryScorer(metric, rows, new float[0], 0, 0);
  }

  @Override
  public void base(int ordinal) {
    query = rows.block(ordinal);
    queryOffset = rows.offset(ordinal);
    squaredNorm = rows.squaredNorm(ordinal);
  }

  @Override
  public float score(int ordinal) {
    return -key(ordinal);
  }

  @Override
  public void scores(int[] ordinals, float[] scores, int count) {
    keys(ordinals, scores, count);
    for (int i = 0; i < count; i++) {
      scores[i] = -scores[i];
    }
  }

  @Override
  public float key(int ordinal) {
    one[0] = ordinal;
    keys(one, key, 1);
    return key[0];
  }

  /** Right order, no unit. */
  @Override
  public void keys(int[] ordinals, float[] keys, int count) {
    switch (metric) {
      case L2 -> kernels.squaredL2s(query, queryOffset, rows, ordinals, count, keys);
      case DOT -> {
        kernels.dots(query, queryOffset, rows, ordinals, count, keys);
        for (int i = 0; i < count; i++) {
          keys[i] = -keys[i];
        }
      }
      case COSINE -> {
        kernels.dots(query, queryOffset, rows, ordinals, count, keys);
        for (int i = 0; i < count; i++) {
          keys[i] = -keys[i] * rows.inverseNorm(ordinals[i]);
        }
      }
    }
  }

  /** For hits; {@code scratch} has room for {@code count}. */
  @Override
  public void ranks(int[] ordinals, float[] scratch, double[] ranks, int count) {
    switch (metric) {
      case L2 -> {
        kernels.squaredL2s(query, queryOffset, rows, ordinals, count, scratch);
        for (int i = 0; i < count; i++) {
          ranks[i] = scratch[i];
        }
      }
      case DOT -> {
        kernels.dots(query, queryOffset, rows, ordinals, count, scratch);
        for (int i = 0; i < count; i++) {
          ranks[i] = -(double) scratch[i];
        }
      }
      case COSINE -> {
        kernels.dots(query, queryOffset, rows, ordinals, count, scratch);
        for (int i = 0; i < count; i++) {
          ranks[i] =
              VectorMath.cosineDistance(scratch[i], squaredNorm, rows.squaredNorm(ordinals[i]));
        }
      }
    }
  }

  /** The distance that a rank stands for. */
  static double distance(Metric metric, double rank) {
    return metric == Metric.L2 ? Math.sqrt(rank) : rank;
  }
}
