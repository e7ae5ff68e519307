package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.BatchReader;
import io.quiver.planner.execute.batch.StoredRowView;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.table.StoredRow;
import io.quiver.storage.table.TableCursor;
import io.quiver.storage.vector.IncludedFilter;
import io.quiver.storage.vector.RowFilter;
import io.quiver.storage.vector.VectorHit;
import io.quiver.storage.vector.VectorIndex;
import io.quiver.storage.vector.VectorSearchOptions;
import io.quiver.storage.vector.VectorSearchResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One execution of a vector search: by index, or over all rows, or over given candidates. */
final class VectorSearch {
  private static final Comparator<VectorHit> NEAREST =
      Comparator.comparingDouble(VectorHit::distance).thenComparingLong(VectorHit::rowId);

  private final ExecutionContext context;
  private final VectorTopKNode.Search search;
  private final @Nullable Expression filter;
  private final @Nullable IncludedCondition included;
  private final List<KeySet> memberships = new ArrayList<>();
  private final double maxDistance;
  private final long @Nullable [] candidates;
  private String way = "exact scan of the table";

  VectorSearch(
      ExecutionContext context,
      VectorTopKNode.Search search,
      @Nullable Expression filter,
      @Nullable IncludedCondition included,
      boolean hasCandidates,
      List<PlanNode> inputs) {
    this.context = context;
    this.search = search;
    this.filter = filter;
    this.included = included;
    int first = hasCandidates ? 1 : 0;
    for (int i = 0; i < search.memberships().size(); i++) {
      PlanNode keys = inputs.get(first + i);
      memberships.add(KeySet.read(context, keys, search.memberships().get(i)));
    }
    this.maxDistance = maxDistance();
    this.candidates = hasCandidates ? rowIds(inputs.get(0)) : null;
  }

  /** NaN when the limit is NULL: nothing is within it. */
  private double maxDistance() {
    Expression within = search.within();
    if (within == null) {
      return search.options().maxDistance();
    }
    return within.value(context, ArrayRow.EMPTY) instanceof Number limit
        ? Math.min(search.options().maxDistance(), limit.doubleValue())
        : Double.NaN;
  }

  private VectorSearchOptions options() {
    VectorSearchOptions options = search.options();
    // A little more, because an index may add up in another order; the plan tests it again.
    double slack = Math.abs(maxDistance) * 1e-5 + 1e-6;
    return new VectorSearchOptions(options.ef(), options.exactness(), maxDistance + slack);
  }

  private long[] rowIds(PlanNode input) {
    long[] ids = new long[64];
    int count = 0;
    try (BatchReader rows = new BatchReader(input.open(context))) {
      while (rows.next()) {
        if (count == ids.length) {
          ids = Arrays.copyOf(ids, count * 2);
        }
        ids[count++] = rows.getLong(0);
      }
    }
    Arrays.sort(ids, 0, count);
    return memberships.isEmpty() ? Arrays.copyOf(ids, count) : members(ids, count);
  }

  private long[] members(long[] ids, int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      StoredRow row = context.tables().get(context.transaction(), search.table(), ids[i]);
      if (row != null && isMember(row)) {
        ids[kept++] = ids[i];
      }
    }
    return Arrays.copyOf(ids, kept);
  }

  private boolean isMember(StoredRow row) {
    for (KeySet keys : memberships) {
      if (!keys.accepts(context, new StoredRowView(row))) {
        return false;
      }
    }
    return true;
  }

  /** Which way the search took, for EXPLAIN ANALYZE. */
  String way() {
    return way;
  }

  /** Nearest first; NaN stands for a row without distance. */
  List<VectorHit> find() {
    long k = LimitNode.count(context, search.k(), 0);
    if (k == 0 || Double.isNaN(maxDistance)) {
      return List.of();
    }
    int limit = (int) Math.min(k, Integer.MAX_VALUE);
    List<VectorHit> hits = List.of();
    if (search.query().value(context, ArrayRow.EMPTY) instanceof float[] query) {
      checkDimensions(query);
      VectorIndex index = index();
      hits = index == null ? scan(query, limit) : byIndex(index, query, limit);
    }
    return search.withUnmeasured() && hits.size() < limit ? withUnmeasured(hits, limit) : hits;
  }

  private void checkDimensions(float[] query) {
    int expected = search.table().columns().get(search.vectorColumn()).type().precision();
    if (expected > 0 && expected != query.length) {
      throw new QuiverException(
          ErrorCode.VECTOR_DIMENSION,
          "A vector of " + expected + " dimensions is expected, " + query.length + " given");
    }
  }

  private @Nullable VectorIndex index() {
    IndexDefinition.Vector index = search.index();
    return index == null ? null : context.services().vectorIndex(search.table(), index);
  }

  private List<VectorHit> byIndex(VectorIndex index, float[] query, int limit) {
    RowFilter accepted = candidates != null ? ofCandidates(candidates) : ofFilter();
    VectorSearchResult result =
        index.search(
            context.transaction(), query, limit, options(), accepted, context::checkActive);
    way =
        result.path().name().toLowerCase(Locale.ROOT).replace('_', ' ')
            + ", "
            + result.visited()
            + " vectors measured";
    return result.hits();
  }

  private static RowFilter ofCandidates(long[] ids) {
    return new RowFilter() {
      @Override
      public boolean accepts(long rowId) {
        return Arrays.binarySearch(ids, rowId) >= 0;
      }

      @Override
      public long estimatedRows() {
        return ids.length;
      }

      @Override
      public long[] rowIds() {
        return ids;
      }
    };
  }

  private @Nullable RowFilter ofFilter() {
    Expression condition = filter;
    if (condition == null && memberships.isEmpty()) {
      return null;
    }
    IncludedFilter byIncluded =
        included == null ? null : included.bind(context, this::passes, !memberships.isEmpty());
    return new RowFilter() {
      @Override
      public boolean accepts(long rowId) {
        return passes(rowId);
      }

      @Override
      public @Nullable IncludedFilter included() {
        return byIncluded;
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

  private TableCursor rows() {
    return candidates != null
        ? new RowIdCursor(context, search.table(), candidates)
        : context.tables().scan(context.transaction(), search.table(), Direction.FORWARD);
  }

  private boolean passes(long rowId) {
    StoredRow row = context.tables().get(context.transaction(), search.table(), rowId);
    return row != null && passes(row);
  }

  private boolean passes(StoredRow row) {
    return (filter == null || filter.truth(context, new StoredRowView(row)) == Expression.TRUE)
        && isMember(row);
  }

  private List<VectorHit> scan(float[] query, int limit) {
    PriorityQueue<VectorHit> nearest = new PriorityQueue<>(NEAREST.reversed());
    int visited = 0;
    try (TableCursor rows = rows()) {
      while (rows.next()) {
        if ((++visited & 0xFF) == 0) {
          context.checkActive();
        }
        StoredRow row = rows.row();
        if (!passes(row) || !(row.get(search.vectorColumn()) instanceof float[] vector)) {
          continue;
        }
        double distance = VectorDistance.of(search.metric(), vector, query);
        VectorHit worst = nearest.size() < limit ? null : nearest.peek();
        if (Double.isNaN(distance)
            || distance > maxDistance
            || (worst != null && distance >= worst.distance())) {
          continue;
        }
        if (worst != null) {
          nearest.poll();
        }
        nearest.add(new VectorHit(row.rowId(), distance));
      }
    }
    List<VectorHit> hits = new ArrayList<>(nearest);
    hits.sort(NEAREST);
    return hits;
  }

  private List<VectorHit> withUnmeasured(List<VectorHit> hits, int limit) {
    List<VectorHit> all = new ArrayList<>(hits);
    Set<Long> known = new HashSet<>();
    hits.forEach(hit -> known.add(hit.rowId()));
    try (TableCursor rows = rows()) {
      while (all.size() < limit && rows.next()) {
        context.checkActive();
        StoredRow row = rows.row();
        if (!known.contains(row.rowId()) && passes(row)) {
          all.add(new VectorHit(row.rowId(), Double.NaN));
        }
      }
    }
    return all;
  }
}
