package io.quiver.storage.text.lucene;

import io.quiver.storage.vector.RowFilter;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Documents of rows that a filter accepts; asked last, because it may be dear. */
final class RowFilterQuery extends Query {
  /** Reading a row costs so much more than comparing numbers. */
  private static final float COST = 1000;

  private final RowFilter filter;
  private final long[] known;

  RowFilterQuery(RowFilter filter) {
    this.filter = filter;
    long[] rowIds = filter.rowIds();
    this.known = rowIds == null ? new long[0] : rowIds;
  }

  private boolean accepts(long rowId) {
    return filter.rowIds() == null ? filter.accepts(rowId) : Arrays.binarySearch(known, rowId) >= 0;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        NumericDocValues rows = context.reader().getNumericDocValues(RowDocument.ROW);
        if (rows == null) {
          return null;
        }
        TwoPhaseIterator matches =
            new TwoPhaseIterator(DocIdSetIterator.all(context.reader().maxDoc())) {
              @Override
              public boolean matches() throws IOException {
                return rows.advanceExact(approximation().docID()) && accepts(rows.longValue());
              }

              @Override
              public float matchCost() {
                return COST;
              }
            };
        return new DefaultScorerSupplier(new ConstantScoreScorer(score(), mode, matches));
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
    return "rows of a condition";
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(filter);
  }
}
