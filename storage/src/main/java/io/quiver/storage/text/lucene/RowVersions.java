package io.quiver.storage.text.lucene;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;

/** Finds the documents of rows within one part of an index. */
final class RowVersions {
  private RowVersions() {}

  /** Takes what is found. */
  @FunctionalInterface
  interface Visitor {
    void version(long rowId, long from, int document);
  }

  /** Visits all versions of these rows, deleted documents too. */
  static void visit(LeafReader leaf, Iterable<Long> rowIds, Visitor visitor) throws IOException {
    Terms terms = leaf.terms(RowDocument.ROW);
    if (terms == null) {
      return;
    }
    TermsEnum keys = terms.iterator();
    PostingsEnum documents = null;
    for (long rowId : rowIds) {
      if (!keys.seekExact(RowDocument.key(rowId))) {
        continue;
      }
      documents = keys.postings(documents, PostingsEnum.NONE);
      NumericDocValues from = leaf.getNumericDocValues(RowDocument.FROM);
      for (int document = documents.nextDoc();
          document != DocIdSetIterator.NO_MORE_DOCS;
          document = documents.nextDoc()) {
        if (from != null && from.advanceExact(document)) {
          visitor.version(rowId, from.longValue(), document);
        }
      }
    }
  }
}
