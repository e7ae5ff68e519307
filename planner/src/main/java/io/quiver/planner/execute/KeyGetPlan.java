package io.quiver.planner.execute;

import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.ProjectedStoredRow;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.batch.RowReader;
import io.quiver.planner.execute.batch.StoredRowView;
import io.quiver.planner.execute.change.ChangeResult;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.context.PlanStatistics;
import io.quiver.planner.execute.expression.ColumnReference;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.execute.operator.KeyValues;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.table.StoredRow;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query for at most one row by its key, without batches. */
public final class KeyGetPlan implements ExecutablePlan {
  private final TableDefinition table;
  private final IndexDefinition.@Nullable Ordered index;
  private final List<Expression> keys;
  private final List<DataType> keyTypes;
  private final @Nullable Expression condition;
  private final List<Expression> projects;
  private final int @Nullable [] ordinals;

  KeyGetPlan(
      TableDefinition table,
      IndexDefinition.@Nullable Ordered index,
      List<Expression> keys,
      @Nullable Expression condition,
      List<Expression> projects) {
    this.table = table;
    this.index = index;
    this.keys = List.copyOf(keys);
    this.condition = condition;
    this.projects = List.copyOf(projects);
    this.keyTypes =
        index == null
            ? List.of(DataType.BIGINT)
            : index.columnIds().stream()
                .map(id -> table.columns().get(table.ordinalOf(id)).type())
                .toList();
    this.ordinals = ordinals(projects);
  }

  /** The ordinals of plain columns, or null when anything is computed. */
  private static int @Nullable [] ordinals(List<Expression> projects) {
    int[] ordinals = new int[projects.size()];
    for (int i = 0; i < ordinals.length; i++) {
      if (!(projects.get(i) instanceof ColumnReference column)) {
        return null;
      }
      ordinals[i] = column.ordinal();
    }
    return ordinals;
  }

  @Override
  public List<DataType> types() {
    return projects.stream().map(Expression::type).toList();
  }

  @Override
  public boolean isChange() {
    return false;
  }

  @Override
  public RowReader open(ExecutionContext context) {
    StoredRow stored = find(context);
    if (stored == null) {
      return new SingleRowReader(null);
    }
    if (condition != null
        && condition.truth(context, new StoredRowView(stored)) != Expression.TRUE) {
      return new SingleRowReader(null);
    }
    if (ordinals != null) {
      ProjectedStoredRow row = new ProjectedStoredRow(ordinals);
      row.set(stored);
      return new SingleRowReader(row);
    }
    Row source = new StoredRowView(stored);
    @Nullable Object[] values = new Object[projects.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = projects.get(i).value(context, source);
    }
    return new SingleRowReader(new ArrayRow(values));
  }

  private @Nullable StoredRow find(ExecutionContext context) {
    if (index == null) {
      Object id = key(context, 0);
      return id == null ? null : context.tables().get(context.transaction(), table, (Long) id);
    }
    List<Object> values = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      Object value = key(context, i);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return context.tables().getUnique(context.transaction(), table, index, values);
  }

  private @Nullable Object key(ExecutionContext context, int place) {
    Expression key = keys.get(place);
    Object value = key.value(context, ArrayRow.EMPTY);
    return value == null ? null : KeyValues.equal(context, value, key.type(), keyTypes.get(place));
  }

  @Override
  public ChangeResult execute(ExecutionContext context) {
    throw new QuiverException(ErrorCode.INVALID_STATEMENT, "A query changes nothing");
  }

  @Override
  public String explain(@Nullable PlanStatistics statistics) {
    return "Get " + table.name() + " by " + (index == null ? "row id" : index.name()) + "\n";
  }
}
