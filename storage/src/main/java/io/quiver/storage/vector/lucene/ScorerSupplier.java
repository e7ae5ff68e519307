package io.quiver.storage.vector.lucene;

import java.util.function.Supplier;
import org.apache.lucene.util.hnsw.RandomVectorScorerSupplier;
import org.apache.lucene.util.hnsw.UpdateableRandomVectorScorer;

/** Lets Lucene's builder score our rows. */
final class ScorerSupplier implements RandomVectorScorerSupplier {
  private final int count;
  private final Supplier<RowScorer> scorers;

  ScorerSupplier(int count, Supplier<RowScorer> scorers) {
    this.count = count;
    this.scorers = scorers;
  }

  @Override
  public UpdateableRandomVectorScorer scorer() {
    return new Scorer(count, scorers.get());
  }

  @Override
  public RandomVectorScorerSupplier copy() {
    return this;
  }

  private record Scorer(int maxOrd, RowScorer rows) implements UpdateableRandomVectorScorer {
    @Override
    public void setScoringOrdinal(int node) {
      rows.base(node);
    }

    @Override
    public float score(int node) {
      return rows.score(node);
    }

    @Override
    public float bulkScore(int[] nodes, float[] scores, int count) {
      rows.scores(nodes, scores, count);
      float best = Float.NEGATIVE_INFINITY;
      for (int i = 0; i < count; i++) {
        best = Math.max(best, scores[i]);
      }
      return best;
    }
  }
}
