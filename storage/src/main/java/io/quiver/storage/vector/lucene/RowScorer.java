package io.quiver.storage.vector.lucene;

/**
 * Scores rows against a base row for graph construction; larger is nearer. Confined to one thread.
 */
public interface RowScorer {
  /** The row that the following scores are for. */
  void base(int ordinal);

  float score(int ordinal);

  /** Scores of {@code ordinals[0..count)}. */
  void scores(int[] ordinals, float[] scores, int count);
}
