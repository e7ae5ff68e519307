package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.StoredRowView;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.execute.expression.Literal;
import io.quiver.planner.rel.TextSearch.LikeForm;
import io.quiver.planner.rule.LikeWords;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.table.StoredRow;
import io.quiver.storage.text.TextFields.Field;
import io.quiver.storage.text.TextHit;
import io.quiver.storage.text.TextIndex;
import io.quiver.storage.text.TextQuery;
import io.quiver.storage.text.TextQueryParser;
import io.quiver.storage.value.DataType;
import io.quiver.storage.vector.RowFilter;
import io.quiver.storage.vector.VectorHit;
import io.quiver.storage.vector.VectorSearchOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One execution of a text or hybrid search. */
final class TextSearching {
  private final ExecutionContext context;
  private final TextSearchNode.Search search;
  private final @Nullable Expression filter;

  TextSearching(
      ExecutionContext context, TextSearchNode.Search search, @Nullable Expression filter) {
    this.context = context;
    this.search = search;
    this.filter = filter;
  }

  /** Best first. */
  List<FoundRow> find() {
    long asked = LimitNode.count(context, search.k(), Integer.MAX_VALUE);
    int k = (int) Math.min(asked, Integer.MAX_VALUE);
    if (k == 0) {
      return List.of();
    }
    TextSearchNode.Hybrid hybrid = search.hybrid();
    if (hybrid == null) {
      return texts(k).stream()
          .map(hit -> new FoundRow(hit.rowId(), hit.score(), null, null, null, null))
          .toList();
    }
    int window = Math.max(hybrid.fusion().window(), search.k() == null ? 0 : k);
    List<FoundRow> fused =
        new RankFusion(hybrid.fusion()).fuse(texts(window), vectors(hybrid, window));
    return fused.subList(0, Math.min(k, fused.size()));
  }

  private List<TextHit> texts(int k) {
    if (!(search.query().value(context, ArrayRow.EMPTY) instanceof String query)) {
      return List.of();
    }
    LikeForm like = search.like();
    String text = like == null ? query : LikeWords.words(like, query);
    TextQuery parsed = TextQueryParser.parse(text, search.fields(), search.syntax());
    return index()
        .search(
            context.transaction(), search.fields(), parsed, k, accepted(), context::checkActive);
  }

  /** Whether the query is a pattern of LIKE without words to look up: each row is tested. */
  boolean findsEveryRow() {
    LikeForm like = search.like();
    if (like == null || !(search.query().value(context, ArrayRow.EMPTY) instanceof String query)) {
      return false;
    }
    String text = LikeWords.words(like, query);
    return text.isEmpty() || text.length() > TextQueryParser.LENGTH_MAX;
  }

  private TextIndex index() {
    IndexDefinition.Text index = search.index();
    return index == null
        ? context
            .services()
            .textScan(
                search.table(), search.fields().fields().stream().map(Field::columnId).toList())
        : context.services().textIndex(search.table(), index);
  }

  private @Nullable RowFilter accepted() {
    Expression condition = filter;
    if (condition == null) {
      return null;
    }
    return new RowFilter() {
      @Override
      public boolean accepts(long rowId) {
        StoredRow row = context.tables().get(context.transaction(), search.table(), rowId);
        return row != null && condition.truth(context, new StoredRowView(row)) == Expression.TRUE;
      }

      @Override
      public long estimatedRows() {
        return -1;
      }

      @Override
      public long @Nullable [] rowIds() {
        return null;
      }
    };
  }

  private List<VectorHit> vectors(TextSearchNode.Hybrid hybrid, int k) {
    VectorTopKNode.Search nearest =
        new VectorTopKNode.Search(
            search.table(),
            hybrid.fusion().vectorColumn(),
            hybrid.fusion().metric(),
            hybrid.query(),
            new Literal((long) k, DataType.BIGINT),
            VectorSearchOptions.DEFAULT,
            false,
            hybrid.index(),
            null,
            List.of());
    return new VectorSearch(
            context,
            nearest,
            filter,
            IncludedCondition.of(search.table(), hybrid.index(), filter),
            false,
            List.of())
        .find();
  }
}
