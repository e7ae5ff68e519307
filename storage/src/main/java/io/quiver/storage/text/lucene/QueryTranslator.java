package io.quiver.storage.text.lucene;

import io.quiver.storage.text.TextFields;
import io.quiver.storage.text.TextQuery;
import io.quiver.storage.text.TextQuery.Occurrence;
import io.quiver.storage.text.TextQuery.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;
import org.jspecify.annotations.Nullable;

/**
 * A text query as Lucene's. A word that several columns may have scores the sum over the columns,
 * each with its boost. Words that the analyzer drops (stop words, punctuation) ask for nothing.
 */
final class QueryTranslator {
  /** In characters, of which one may count twice; a bit less than where words are cut. */
  private static final int LONG_WORD = 120;

  private final TextFields fields;
  private final Analyzer analyzer;
  private final QueryBuilder builder;

  private QueryTranslator(TextFields fields) {
    this.fields = fields;
    this.analyzer = Analyzers.named(fields.analyzer());
    this.builder = new QueryBuilder(analyzer);
  }

  static Query translate(TextQuery query, TextFields fields) {
    Query translated = new QueryTranslator(fields).translate(query);
    return translated == null ? new MatchNoDocsQuery("no word to look for") : translated;
  }

  /** Null for what asks for nothing. */
  private @Nullable Query translate(TextQuery query) {
    return switch (query) {
      case TextQuery.Word word ->
          inFields(
              word.field(),
              word.boost(),
              field -> builder.createPhraseQuery(field, word.text(), 0));
      case TextQuery.Phrase phrase ->
          inFields(
              phrase.field(),
              phrase.boost(),
              field -> builder.createPhraseQuery(field, phrase.text(), phrase.slop()));
      case TextQuery.Prefix prefix ->
          inFields(prefix.field(), prefix.boost(), field -> prefix(field, prefix.text()));
      case TextQuery.Fuzzy fuzzy ->
          inFields(
              fuzzy.field(), fuzzy.boost(), field -> fuzzy(field, fuzzy.text(), fuzzy.edits()));
      case TextQuery.Inside inside ->
          inFields(inside.field(), 1, field -> inside(field, inside.text()));
      case TextQuery.Group group -> group(group);
    };
  }

  private @Nullable Query inFields(
      int only, double boost, Function<String, @Nullable Query> maker) {
    List<Query> found = new ArrayList<>();
    for (int i = 0; i < fields.fields().size(); i++) {
      if (only == TextQuery.ALL || only == i) {
        TextFields.Field field = fields.fields().get(i);
        Query query = maker.apply(RowDocument.field(field.columnId()));
        if (query != null) {
          found.add(boosted(query, boost * field.boost()));
        }
      }
    }
    if (found.size() <= 1) {
      return found.isEmpty() ? null : found.getFirst();
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    found.forEach(query -> any.add(query, Occur.SHOULD));
    return any.build();
  }

  private static Query boosted(Query query, double boost) {
    return boost == 1 ? query : new BoostQuery(query, (float) boost);
  }

  /** In the form that words have in the index, but without cutting endings off. */
  private @Nullable BytesRef normalized(String field, String text) {
    BytesRef term = analyzer.normalize(field, text);
    return term.length == 0 ? null : term;
  }

  private @Nullable Query prefix(String field, String text) {
    BytesRef start = normalized(field, text);
    return start == null
        ? null
        : new PrefixQuery(new Term(field, start), MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE);
  }

  private @Nullable Query fuzzy(String field, String text, int edits) {
    BytesRef word = normalized(field, text);
    if (word == null) {
      return null;
    }
    Term term = new Term(field, word);
    if (edits == 0) {
      return new TermQuery(term);
    }
    // Best matches of a bounded number of words would depend on words that nobody sees any more.
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    any.add(new TermQuery(term), Occur.SHOULD);
    any.add(
        new FuzzyQuery(
            term,
            edits,
            0,
            Integer.MAX_VALUE >> 8,
            true,
            MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE),
        Occur.SHOULD);
    return any.build();
  }

  /** Analyzers cut words of more than 255 characters: any of those may have had the letters. */
  private @Nullable Query inside(String field, String text) {
    BytesRef letters = normalized(field, text);
    if (letters == null) {
      return null;
    }
    Automaton any = Automata.makeAnyString();
    List<Automaton> around = List.of(any, Automata.makeString(letters.utf8ToString()), any);
    BooleanQuery.Builder either = new BooleanQuery.Builder();
    either.add(automaton(field, "inside " + text, Operations.concatenate(around)), Occur.SHOULD);
    either.add(
        automaton(field, "long", Operations.repeat(Automata.makeAnyChar(), LONG_WORD)),
        Occur.SHOULD);
    return either.build();
  }

  private static Query automaton(String field, String name, Automaton accepted) {
    return new AutomatonQuery(
        new Term(field, name),
        Operations.determinize(accepted, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT),
        false,
        MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE);
  }

  private @Nullable Query group(TextQuery.Group group) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean positive = false;
    boolean negative = false;
    for (Part part : group.parts()) {
      Query query = translate(part.query());
      if (query != null) {
        all.add(query, occur(part.occurrence()));
        positive |= part.occurrence() != Occurrence.EXCLUDED;
        negative |= part.occurrence() == Occurrence.EXCLUDED;
      }
    }
    if (!positive) {
      boolean onlyExcluded =
          group.parts().stream().allMatch(part -> part.occurrence() == Occurrence.EXCLUDED);
      if (!negative || !onlyExcluded) {
        return null;
      }
      all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    }
    return boosted(all.build(), group.boost());
  }

  private static Occur occur(Occurrence occurrence) {
    return switch (occurrence) {
      case REQUIRED -> Occur.MUST;
      case OPTIONAL -> Occur.SHOULD;
      case EXCLUDED -> Occur.MUST_NOT;
    };
  }
}
