package io.quiver.planner.rule;

import io.quiver.planner.rel.TextSearch;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.text.TextFields;
import io.quiver.storage.text.TextSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text index finds all rows that a LIKE may accept. It does when the analyzer keeps words
 * as they are: then a run of letters and digits in the pattern lies inside one word of the text.
 * The condition itself stays and is tested on what is found.
 *
 * @param index the text index of the column
 * @param words what must be inside words, with blanks between; null when the index does not help or
 *     the pattern is not known yet
 * @param form how words come from a pattern that is known when the statement runs, or null
 * @param reason why it does not help, or null
 */
public record LikeWords(
    IndexDefinition.Text index,
    @Nullable String words,
    TextSearch.@Nullable LikeForm form,
    @Nullable String reason) {
  /** Shorter runs are inside too many words. */
  private static final int LENGTH_MIN = 3;

  private static final Set<String> KEEPS_WORDS = Set.of("standard", "simple", "whitespace");

  /** Null when the condition is no LIKE of a column with a text index. */
  public static @Nullable LikeWords of(RexNode condition, TableDefinition table) {
    if (condition.getKind() != SqlKind.LIKE
        || !(condition instanceof RexCall like)
        || !like.getOperator().getName().equals("LIKE")
        || !(like.getOperands().get(0) instanceof RexInputRef column)
        || column.getIndex() >= table.columns().size()) {
      return null;
    }
    IndexDefinition.Text index = index(table, table.columns().get(column.getIndex()).id());
    if (index == null) {
      return null;
    }
    if (!KEEPS_WORDS.contains(index.analyzer())) {
      return not(index, "analyzer " + index.analyzer() + " changes words");
    }
    String pattern = text(like.getOperands().get(1));
    String escape = like.getOperands().size() > 2 ? text(like.getOperands().get(2)) : "";
    boolean lettersOnly = index.analyzer().equals("simple");
    if (escape != null && isParameter(like.getOperands().get(1))) {
      return new LikeWords(index, null, new TextSearch.LikeForm(escape, lettersOnly), null);
    }
    if (pattern == null || escape == null) {
      return not(index, "the pattern is not known before the statement runs");
    }
    String words = words(pattern, escape, lettersOnly);
    return words.isEmpty()
        ? not(index, "the pattern has no " + LENGTH_MIN + " letters or digits in a row")
        : new LikeWords(index, words, null, null);
  }

  private static LikeWords not(IndexDefinition.Text index, String reason) {
    return new LikeWords(index, null, null, reason);
  }

  private static boolean isParameter(RexNode node) {
    RexNode inner = node;
    while (inner instanceof RexCall cast && cast.getKind() == SqlKind.CAST) {
      inner = cast.getOperands().get(0);
    }
    return inner instanceof RexDynamicParam;
  }

  private static IndexDefinition.@Nullable Text index(TableDefinition table, int columnId) {
    IndexDefinition.Text found = null;
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Text text
          && text.ready()
          && text.columnIds().contains(columnId)
          && (found == null || !KEEPS_WORDS.contains(found.analyzer()))) {
        found = text;
      }
    }
    return found;
  }

  private static @Nullable String text(RexNode node) {
    return node instanceof RexLiteral literal && !literal.isNull()
        ? literal.getValueAs(String.class)
        : null;
  }

  /** The runs of a pattern, with blanks between; empty when there is none. */
  public static String words(TextSearch.LikeForm form, String pattern) {
    return words(pattern, form.escape(), form.lettersOnly());
  }

  private static String words(String pattern, String escape, boolean lettersOnly) {
    List<String> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean escaped = !escape.isEmpty() && c == escape.charAt(0);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!escaped && (letter || (c >= '0' && c <= '9' && !lettersOnly))) {
        run.append(c);
      } else {
        end(run, runs);
        // Whatever is escaped is no letter, or the pattern is wrong: that is found out later.
        i += escaped ? 1 : 0;
      }
    }
    end(run, runs);
    return String.join(" ", runs);
  }

  private static void end(StringBuilder run, List<String> runs) {
    if (run.length() >= LENGTH_MIN) {
      runs.add(run.toString());
    }
    run.setLength(0);
  }

  /** The search for all rows that have the words. */
  TextSearch.@Nullable Search search(RexNode condition, TableDefinition table, RexBuilder builder) {
    if (words == null && form == null) {
      return null;
    }
    RexCall like = (RexCall) condition;
    RexInputRef reference = (RexInputRef) like.getOperands().get(0);
    ColumnDefinition column = table.columns().get(reference.getIndex());
    List<TextFields.Field> fields = List.of(new TextFields.Field(column.id(), column.name(), 1));
    return new TextSearch.Search(
        new TextFields(index.analyzer(), index.k1(), index.b(), fields),
        TextSyntax.INSIDE,
        words == null ? like.getOperands().get(1) : builder.makeLiteral(words),
        null,
        index.id(),
        null,
        form);
  }
}
