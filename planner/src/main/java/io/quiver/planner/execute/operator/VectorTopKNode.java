package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.planner.execute.batch.ProjectedStoredRow;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.context.PlanStatistics;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.rel.TableAccess;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.table.StoredRow;
import io.quiver.storage.value.DataType;
import io.quiver.storage.vector.Metric;
import io.quiver.storage.vector.VectorHit;
import io.quiver.storage.vector.VectorSearchOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The k rows of a table whose vectors are nearest to a query vector, nearest first. */
public final class VectorTopKNode extends PlanNode {
  private final Search search;
  private final int[] ordinals;

  /** Whether every delivered column is the row id: then no row is read. */
  private final boolean idsOnly;

  private final @Nullable Expression filter;
  private final @Nullable IncludedCondition included;
  private final boolean hasCandidates;

  /**
   * What to search for.
   *
   * @param vectorColumn ordinal of the vectors
   * @param query gives the query vector
   * @param k gives the number of rows
   * @param withUnmeasured whether rows without a distance follow when there are too few others
   * @param index the index that serves, or null
   * @param within gives the largest distance, or null
   * @param memberships for each input of keys, what is asked of them
   */
  public record Search(
      TableDefinition table,
      int vectorColumn,
      Metric metric,
      Expression query,
      Expression k,
      VectorSearchOptions options,
      boolean withUnmeasured,
      IndexDefinition.@Nullable Vector index,
      @Nullable Expression within,
      List<Membership> memberships) {
    public Search {
      memberships = List.copyOf(memberships);
    }
  }

  /** Values that must, or must not, be among the rows of an input. */
  public record Membership(List<Expression> values, boolean negated) {
    public Membership {
      values = List.copyOf(values);
    }
  }

  /**
   * Makes one.
   *
   * @param types of the columns, and DOUBLE for the distance
   * @param ordinals delivered columns of the table, -1 for the row id
   * @param filter over all columns of the table, or null
   * @param candidates one column, the row ids that may be found, or null
   * @param keys one input for each of the search's memberships
   */
  public VectorTopKNode(
      Search search,
      List<DataType> types,
      int[] ordinals,
      @Nullable Expression filter,
      @Nullable PlanNode candidates,
      List<PlanNode> keys) {
    super(types, inputs(candidates, keys));
    this.hasCandidates = candidates != null;
    this.search = search;
    this.ordinals = ordinals.clone();
    Integer key = search.table().rowIdColumn();
    int rowId = key == null ? TableAccess.ROW_ID : search.table().ordinalOf(key);
    this.idsOnly = Arrays.stream(ordinals).allMatch(o -> o == TableAccess.ROW_ID || o == rowId);
    this.filter = filter;
    this.included = IncludedCondition.of(search.table(), search.index(), filter);
  }

  private List<VectorHit> find(ExecutionContext context) {
    VectorSearch run = new VectorSearch(context, search, filter, included, hasCandidates, inputs());
    List<VectorHit> found = run.find();
    PlanStatistics statistics = context.statistics();
    if (statistics != null) {
      statistics.of(this).setNote(run.way());
    }
    return found;
  }

  private static List<PlanNode> inputs(@Nullable PlanNode candidates, List<PlanNode> keys) {
    List<PlanNode> inputs = new ArrayList<>();
    if (candidates != null) {
      inputs.add(candidates);
    }
    inputs.addAll(keys);
    return inputs;
  }

  @Override
  public String describe() {
    IndexDefinition.Vector index = search.index();
    return "Vector search "
        + search.table().name()
        + (index == null ? ", exact scan" : " by " + index.name());
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    BatchBuilder builder = new BatchBuilder(types());
    ProjectedStoredRow row = new ProjectedStoredRow(ordinals);
    return new BatchSource() {
      private @Nullable List<VectorHit> hits;
      private int position;

      @Override
      public @Nullable Batch next() {
        List<VectorHit> found = hits;
        if (found == null) {
          found = find(context);
          hits = found;
        }
        builder.begin();
        while (position < found.size() && !builder.isFull()) {
          VectorHit hit = found.get(position++);
          int at = builder.size();
          if (idsOnly) {
            for (int i = 0; i < ordinals.length; i++) {
              ((LongColumn) builder.column(i)).setLong(at, hit.rowId());
            }
          } else {
            StoredRow stored =
                context.tables().get(context.transaction(), search.table(), hit.rowId());
            if (stored == null) {
              continue;
            }
            row.set(stored);
            row.copyTo(builder.columns(), 0, at);
          }
          boolean measured = !Double.isNaN(hit.distance());
          builder.column(ordinals.length).set(at, measured ? hit.distance() : null);
          builder.endRow();
        }
        return builder.size() == 0 ? null : builder.build();
      }

      @Override
      public void close() {}
    };
  }
}
