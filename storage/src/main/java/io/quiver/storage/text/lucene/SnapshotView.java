package io.quiver.storage.text.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/**
 * An index as one snapshot sees it: the documents that count, and the statistics of just these, so
 * that no score depends on what the snapshot does not see. Thread-safe.
 */
final class SnapshotView {
  private final List<LeafReader> leaves;
  private final Map<String, Totals> totals = new ConcurrentHashMap<>();

  private record Totals(long texts, long words) {}

  private SnapshotView(List<LeafReader> leaves) {
    this.leaves = leaves;
  }

  /**
   * The view of a snapshot.
   *
   * @param hidden further rows that do not count
   * @param added further documents, which all count
   */
  static SnapshotView of(
      IndexReader index,
      RowChanges changes,
      long snapshot,
      Iterable<Long> hidden,
      List<LeafReader> added)
      throws IOException {
    List<LeafReader> leaves = new ArrayList<>();
    for (LeafReaderContext context : index.leaves()) {
      leaves.add(visible(context.reader(), changes, snapshot, hidden));
    }
    leaves.addAll(added);
    return new SnapshotView(leaves);
  }

  private static LeafReader visible(
      LeafReader leaf, RowChanges changes, long snapshot, Iterable<Long> hidden)
      throws IOException {
    FixedBitSet invisible = new FixedBitSet(leaf.maxDoc());
    RowVersions.visit(
        leaf,
        changes.rows(),
        (rowId, from, document) -> {
          if (!changes.sees(snapshot, rowId, from)) {
            invisible.set(document);
          }
        });
    RowVersions.visit(leaf, hidden, (rowId, from, document) -> invisible.set(document));
    Bits live = leaf.getLiveDocs();
    if (live == null && invisible.scanIsEmpty()) {
      return leaf;
    }
    FixedBitSet visible;
    if (live == null) {
      visible = new FixedBitSet(leaf.maxDoc());
      visible.set(0, leaf.maxDoc());
    } else {
      visible = FixedBitSet.copyOf(live);
    }
    visible.andNot(invisible);
    return new VisibleLeaf(leaf, visible);
  }

  /** A reader of it; needs no closing. */
  IndexReader reader() throws IOException {
    return new MultiReader(leaves.toArray(IndexReader[]::new), false);
  }

  /** The rows whose documents count, with what these contain. */
  Map<Long, Long> rows(ContentSums contents) throws IOException {
    Map<Long, Long> rows = new TreeMap<>();
    for (LeafReader leaf : leaves) {
      NumericDocValues values = leaf.getNumericDocValues(RowDocument.ROW);
      Bits live = leaf.getLiveDocs();
      long[] sums = contents.of(leaf);
      for (int document = 0; values != null && document < leaf.maxDoc(); document++) {
        if ((live == null || live.get(document)) && values.advanceExact(document)) {
          rows.put(values.longValue(), sums[document]);
        }
      }
    }
    return rows;
  }

  /** About a column: how many texts, how many words. */
  CollectionStatistics column(String field) throws IOException {
    Totals sum = totals.get(field);
    if (sum == null) {
      sum = count(field);
      totals.put(field, sum);
    }
    // Without any text nothing is scored; the class wants positive numbers all the same.
    long texts = Math.max(1, sum.texts());
    return new CollectionStatistics(field, texts, texts, Math.max(texts, sum.words()), texts);
  }

  private Totals count(String field) throws IOException {
    long texts = 0;
    long words = 0;
    for (LeafReader leaf : leaves) {
      Terms terms = leaf.terms(field);
      if (terms == null) {
        continue;
      }
      texts += terms.getDocCount();
      words += terms.getSumTotalTermFreq();
      NumericDocValues lengths = leaf.getNormValues(field);
      if (leaf instanceof VisibleLeaf partly && lengths != null) {
        FixedBitSet invisible = partly.visible().clone();
        invisible.flip(0, invisible.length());
        for (int document = next(invisible, 0);
            document != DocIdSetIterator.NO_MORE_DOCS;
            document = next(invisible, document + 1)) {
          if (lengths.advanceExact(document) && lengths.longValue() > 0) {
            texts--;
            words -= lengths.longValue();
          }
        }
      }
    }
    return new Totals(texts, words);
  }

  private static int next(FixedBitSet bits, int from) {
    return from >= bits.length() ? DocIdSetIterator.NO_MORE_DOCS : bits.nextSetBit(from);
  }

  /** About a word in a column: how many texts have it. */
  TermStatistics word(Term term, Runnable checkActive) throws IOException {
    long texts = 0;
    for (LeafReader leaf : leaves) {
      if (!(leaf instanceof VisibleLeaf partly)) {
        texts += leaf.docFreq(term);
        continue;
      }
      PostingsEnum documents = leaf.postings(term, PostingsEnum.NONE);
      int visited = 0;
      while (documents != null && documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if ((++visited & 0xFFFF) == 0) {
          checkActive.run();
        }
        if (partly.visible().get(documents.docID())) {
          texts++;
        }
      }
    }
    // A word that no visible text has scores nothing; the class wants a positive number.
    return new TermStatistics(term.bytes(), Math.max(1, texts), Math.max(1, texts));
  }
}
