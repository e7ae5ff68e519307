package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.ProjectedStoredRow;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.rel.TextSearch.Fusion;
import io.quiver.planner.rel.TextSearch.LikeForm;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.table.StoredRow;
import io.quiver.storage.text.TextFields;
import io.quiver.storage.text.TextSyntax;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that a text search or a hybrid search finds, best first. */
public final class TextSearchNode extends PlanNode {
  private static final long HIT_BYTES = 56;

  private final Search search;
  private final int[] ordinals;
  private final @Nullable Expression filter;

  /**
   * What to search for.
   *
   * @param query gives the text of the query
   * @param k gives the number of rows, or null for all
   * @param index the text index that serves, or null
   * @param hybrid the other half of a hybrid search, or null
   * @param like the query is a pattern of LIKE, whose words are looked up; or null
   */
  public record Search(
      TableDefinition table,
      TextFields fields,
      TextSyntax syntax,
      Expression query,
      @Nullable Expression k,
      IndexDefinition.@Nullable Text index,
      @Nullable Hybrid hybrid,
      @Nullable LikeForm like) {}

  /**
   * The vectors of a hybrid search.
   *
   * @param query gives the query vector
   * @param index the vector index that serves, or null
   */
  public record Hybrid(Fusion fusion, Expression query, IndexDefinition.@Nullable Vector index) {}

  /**
   * Makes one.
   *
   * @param types of the columns, and DOUBLE for each part
   * @param ordinals delivered columns of the table, -1 for the row id
   * @param filter over all columns of the table, or null
   */
  public TextSearchNode(
      Search search, List<DataType> types, int[] ordinals, @Nullable Expression filter) {
    super(types, List.of());
    this.search = search;
    this.ordinals = ordinals.clone();
    this.filter = filter;
  }

  @Override
  public String describe() {
    return (search.hybrid() == null ? "Text search " : "Hybrid search ") + search.table().name();
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    if (new TextSearching(context, search, filter).findsEveryRow()) {
      return new EveryRowSource(context, search.table(), types(), ordinals, filter);
    }
    BatchBuilder builder = new BatchBuilder(types());
    ProjectedStoredRow row = new ProjectedStoredRow(ordinals);
    return new BatchSource() {
      private @Nullable List<FoundRow> hits;
      private int position;
      private long reserved;

      @Override
      public @Nullable Batch next() {
        List<FoundRow> found = hits;
        if (found == null) {
          found = new TextSearching(context, search, filter).find();
          reserved = HIT_BYTES * found.size();
          context.memory().reserve(reserved);
          hits = found;
        }
        builder.begin();
        while (position < found.size() && !builder.isFull()) {
          FoundRow hit = found.get(position++);
          StoredRow stored =
              context.tables().get(context.transaction(), search.table(), hit.rowId());
          if (stored == null) {
            continue;
          }
          row.set(stored);
          int at = builder.size();
          row.copyTo(builder.columns(), 0, at);
          List<@Nullable Double> parts = hit.parts();
          for (int i = 0; i < parts.size(); i++) {
            builder.column(ordinals.length + i).set(at, parts.get(i));
          }
          builder.endRow();
        }
        return builder.size() == 0 ? null : builder.build();
      }

      @Override
      public void close() {
        hits = List.of();
        context.memory().release(reserved);
        reserved = 0;
      }
    };
  }
}
