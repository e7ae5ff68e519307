package io.quiver.storage.text.lucene;

import io.quiver.storage.text.TextHit;
import io.quiver.storage.vector.RowFilter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;
import org.jspecify.annotations.Nullable;

/** Searches a view with the view's own statistics. Confined to one thread. */
final class ViewSearcher extends IndexSearcher {
  /** Best first; equally good ones in the order of their rows, whatever part they lie in. */
  private static final Sort BEST =
      new Sort(SortField.FIELD_SCORE, new SortField(RowDocument.ROW, SortField.Type.LONG));

  private final SnapshotView view;
  private final Runnable checkActive;

  ViewSearcher(SnapshotView view, Similarity similarity, Runnable checkActive) throws IOException {
    super(view.reader());
    this.view = view;
    this.checkActive = checkActive;
    setSimilarity(similarity);
    setQueryCache(null);
    setTimeout(
        () -> {
          checkActive.run();
          return false;
        });
  }

  @Override
  public CollectionStatistics collectionStatistics(String field) throws IOException {
    return view.column(field);
  }

  @Override
  public TermStatistics termStatistics(Term term, int docFreq, long totalTermFreq)
      throws IOException {
    return view.word(term, checkActive);
  }

  List<TextHit> best(Query query, int k, @Nullable RowFilter filter) throws IOException {
    if (getIndexReader().maxDoc() == 0 || k <= 0) {
      return List.of();
    }
    Query accepted =
        filter == null
            ? query
            : new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(new RowFilterQuery(filter), Occur.FILTER)
                .build();
    List<TextHit> hits = new ArrayList<>();
    for (ScoreDoc found : search(accepted, k, BEST).scoreDocs) {
      FieldDoc hit = (FieldDoc) found;
      hits.add(new TextHit((Long) hit.fields[1], (Float) hit.fields[0]));
    }
    return hits;
  }
}
