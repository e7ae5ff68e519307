package io.quiver.storage.text.lucene;

import io.quiver.storage.text.TextFields;
import io.quiver.storage.text.TextQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/**
 * A query against the texts of one row: whether it matches, and where. Says yes exactly where an
 * index finds the row. Immutable, thread-safe.
 */
public final class TextMatcher {
  private final TextFields fields;
  private final Analyzer analyzer;
  private final Query query;

  public TextMatcher(TextFields fields, TextQuery query) {
    this.fields = fields;
    this.analyzer = Analyzers.named(fields.analyzer());
    this.query = QueryTranslator.translate(query, fields);
  }

  /** A part of a text: from the first character to behind the last one. */
  public record Span(int start, int end) {}

  /**
   * Whether the row matches.
   *
   * @param texts in the order of the fields
   */
  public boolean matches(List<@Nullable String> texts) {
    MemoryIndex row = row(texts, false);
    return row != null && count(row) > 0;
  }

  /** Not by score: a query of exclusions only has none. */
  private int count(MemoryIndex row) {
    try {
      return row.createSearcher().count(query);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where a field's text matches, in order and without overlaps, a phrase as a whole; empty when
   * the row does not match.
   */
  public List<Span> spans(List<@Nullable String> texts, int field) {
    MemoryIndex row = row(texts, true);
    if (row == null) {
      return List.of();
    }
    try {
      IndexSearcher searcher = row.createSearcher();
      LeafReaderContext leaf = searcher.getIndexReader().leaves().getFirst();
      Matches matches =
          searcher
              .createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1)
              .matches(leaf, 0);
      List<Span> found = new ArrayList<>();
      MatchesIterator places =
          matches == null
              ? null
              : matches.getMatches(RowDocument.field(fields.fields().get(field).columnId()));
      while (places != null && places.next()) {
        found.add(new Span(places.startOffset(), places.endOffset()));
      }
      return merged(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Span> merged(List<Span> found) {
    found.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
    List<Span> merged = new ArrayList<>();
    for (Span span : found) {
      if (span.start() < 0) {
        continue;
      }
      Span last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && span.start() < last.end()) {
        merged.set(merged.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }

  private @Nullable MemoryIndex row(List<@Nullable String> texts, boolean offsets) {
    MemoryIndex row = new MemoryIndex(offsets);
    boolean any = false;
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      if (text != null) {
        row.addField(RowDocument.field(fields.fields().get(i).columnId()), text, analyzer);
        any = true;
      }
    }
    return any ? row : null;
  }
}
