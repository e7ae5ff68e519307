package io.quiver.storage.text.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * One number for all that an index knows of a text: the sum over its words of a hash of column,
 * word and position. An index and a row that have the same words at the same positions have the
 * same sum; others have it by an accident of one in 2^64.
 */
final class ContentSums {
  /** Of the splitmix64 generator (Steele, Lea and Flood, 2014). */
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private final List<Integer> columnIds;
  private final Analyzer analyzer;

  ContentSums(List<Integer> columnIds, String analyzer) {
    this.columnIds = List.copyOf(columnIds);
    this.analyzer = Analyzers.named(analyzer);
  }

  /** By document, deleted ones too. */
  long[] of(LeafReader leaf) throws IOException {
    long[] sums = new long[leaf.maxDoc()];
    for (int columnId : columnIds) {
      Terms terms = leaf.terms(RowDocument.field(columnId));
      if (terms != null) {
        add(columnId, terms.iterator(), sums);
      }
    }
    return sums;
  }

  /**
   * Of one row.
   *
   * @param texts in the order of the columns
   */
  long of(@Nullable String[] texts) {
    MemoryIndex row = new MemoryIndex();
    for (int i = 0; i < texts.length; i++) {
      String text = texts[i];
      if (text != null) {
        row.addField(RowDocument.field(columnIds.get(i)), text, analyzer);
      }
    }
    try {
      return of(row.createSearcher().getIndexReader().leaves().getFirst().reader())[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(int columnId, TermsEnum words, long[] sums) throws IOException {
    PostingsEnum places = null;
    for (BytesRef word = words.next(); word != null; word = words.next()) {
      long hash =
          mix(
              columnId * GAMMA
                  + ((long) StringHelper.murmurhash3_x86_32(word, columnId) << 32
                      ^ StringHelper.murmurhash3_x86_32(word, ~columnId)));
      places = words.postings(places, PostingsEnum.POSITIONS);
      for (int document = places.nextDoc();
          document != DocIdSetIterator.NO_MORE_DOCS;
          document = places.nextDoc()) {
        for (int i = places.freq(); i > 0; i--) {
          sums[document] += mix(hash + places.nextPosition() * GAMMA);
        }
      }
    }
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
