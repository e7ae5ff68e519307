package io.quiver.storage.text.lucene;

import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;

/**
 * BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009)
 * with the length of a text kept exactly, not rounded to a byte:
 *
 * <pre>
 * score = boost * ln(1 + (N - n + 0.5) / (n + 0.5)) * tf / (tf + k1 * (1 - b + b * length / average))
 * </pre>
 *
 * N texts in the column, n of them with the word. As in Lucene, the constant factor k1 + 1 is left
 * out. Thread-safe.
 */
final class ExactBm25 extends Similarity {
  private final double k1;
  private final double b;

  ExactBm25(double k1, double b) {
    this.k1 = k1;
    this.b = b;
  }

  /** The number of words. */
  @Override
  public long computeNorm(FieldInvertState state) {
    return (long) state.getLength() - state.getNumOverlap();
  }

  @Override
  public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
    double weight = 0;
    double texts = collection.docCount();
    for (TermStatistics term : terms) {
      weight += Math.log(1 + (texts - term.docFreq() + 0.5) / (term.docFreq() + 0.5));
    }
    double average = collection.sumTotalTermFreq() / texts;
    return new Scorer(boost * weight, k1 * (1 - b), k1 * b / average);
  }

  private static final class Scorer extends SimScorer {
    private final double weight;
    private final double constant;
    private final double perWord;

    Scorer(double weight, double constant, double perWord) {
      this.weight = weight;
      this.constant = constant;
      this.perWord = perWord;
    }

    @Override
    public float score(float frequency, long length) {
      // Written so that rounding keeps it monotone in both: the search prunes by upper bounds.
      return (float) (weight - weight / (1 + frequency / (constant + perWord * length)));
    }
  }
}
