package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.table.IndexRange;
import io.quiver.storage.table.TableCursor;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows found in parts of an ordered index. */
public record IndexAccess(
    TableDefinition table, IndexDefinition.Ordered index, List<Probe> probes, Direction direction)
    implements RowAccess {
  public IndexAccess {
    probes = List.copyOf(probes);
  }

  /**
   * One part.
   *
   * @param equal values of the leading columns
   * @param nullMatches whether a NULL there means IS NULL, for each
   */
  public record Probe(
      List<Expression> equal, List<Boolean> nullMatches, @Nullable Bound from, @Nullable Bound to) {
    public Probe {
      equal = List.copyOf(equal);
      nullMatches = List.copyOf(nullMatches);
    }
  }

  @Override
  public TableCursor open(ExecutionContext context) {
    Set<List<@Nullable Object>> seen = new HashSet<>();
    List<IndexRange> ranges = new ArrayList<>();
    for (Probe probe : probes) {
      IndexRange range = range(context, probe);
      boolean point = range != null && range.from() == null && range.to() == null;
      if (range != null && (!point || probes.size() == 1 || seen.add(range.equal()))) {
        ranges.add(range);
      }
    }
    if (ranges.size() == 1) {
      return scan(context, ranges.get(0));
    }
    return new RangesCursor(ranges, range -> scan(context, range));
  }

  private TableCursor scan(ExecutionContext context, IndexRange range) {
    return context.tables().scanIndex(context.transaction(), table, index, range, direction);
  }

  private DataType columnType(int place) {
    return table.columns().get(table.ordinalOf(index.columnIds().get(place))).type();
  }

  @SuppressWarnings("NullAway") // does not see that a record's list may hold nulls
  private @Nullable IndexRange range(ExecutionContext context, Probe probe) {
    List<@Nullable Object> equal = new ArrayList<>();
    for (int i = 0; i < probe.equal().size(); i++) {
      Expression expression = probe.equal().get(i);
      Object value = expression.value(context, ArrayRow.EMPTY);
      Object key =
          value == null ? null : KeyValues.equal(context, value, expression.type(), columnType(i));
      if (key == null && !(value == null && probe.nullMatches().get(i))) {
        return null;
      }
      equal.add(key);
    }
    IndexRange.Bound from = null;
    IndexRange.Bound to = null;
    if (probe.from() != null) {
      switch (KeyValues.bound(context, probe.from(), columnType(equal.size()), true)) {
        case KeyValues.Converted.At at -> from = at.bound();
        case KeyValues.Converted.Nothing nothing -> {
          return null;
        }
      }
    }
    if (probe.to() != null) {
      switch (KeyValues.bound(context, probe.to(), columnType(equal.size()), false)) {
        case KeyValues.Converted.At at -> to = at.bound();
        case KeyValues.Converted.Nothing nothing -> {
          return null;
        }
      }
    }
    return new IndexRange(equal, from, to);
  }

  @Override
  public String describe() {
    return "Index scan " + table.name() + " by " + index.name();
  }
}
