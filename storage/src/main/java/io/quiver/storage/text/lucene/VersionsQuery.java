package io.quiver.storage.text.lucene;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Versions of rows that were made before a commit, each row with its own; to delete them. */
final class VersionsQuery extends Query {
  private final Map<Long, Long> before;

  VersionsQuery(Map<Long, Long> before) {
    this.before = before;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        FixedBitSet found = new FixedBitSet(context.reader().maxDoc());
        RowVersions.visit(
            context.reader(),
            before.keySet(),
            (rowId, from, document) -> {
              if (from < before.getOrDefault(rowId, Long.MIN_VALUE)) {
                found.set(document);
              }
            });
        int count = found.cardinality();
        return count == 0
            ? null
            : new DefaultScorerSupplier(
                new ConstantScoreScorer(score(), mode, new BitSetIterator(found, count)));
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return false;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "superseded versions of " + before.size() + " rows";
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(before);
  }
}
