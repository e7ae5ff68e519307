package io.quiver.planner.execute.change;

import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.KeyTable;
import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.table.StoredRow;
import io.quiver.storage.value.DataType;
import io.quiver.storage.vector.VectorIndex;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows of one table for one execution, by the rules of its {@link TableChange}. */
final class TableWriter {
  private final ExecutionContext context;
  private final TableChange change;
  private final TableDefinition table;
  private final RowRules rules;
  private final ReturnedRows returned;
  private final @Nullable KeyTable changed;
  private final LongColumn rowId = new LongColumn(DataType.BIGINT, 1);
  private final Column[] rowIdKey = {rowId};
  private long count;

  TableWriter(ExecutionContext context, TableChange change) {
    this.context = context;
    this.change = change;
    this.rules = change.rules();
    this.table = rules.table();
    this.returned = new ReturnedRows(context, table, change);
    this.changed =
        change.mayRepeatTargets() ? new KeyTable(context.memory(), List.of(DataType.BIGINT)) : null;
    awaitRoom();
  }

  /** In vector indexes that have fallen behind. */
  private void awaitRoom() {
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Vector vector) {
        VectorIndex found = context.services().vectorIndex(table, vector);
        if (found != null) {
          found.awaitRoom();
        }
      }
    }
  }

  ChangeResult result() {
    return new ChangeResult(count, returned.reader());
  }

  void apply(Row input) {
    switch (change.operation()) {
      case INSERT -> insert(input, change.values());
      case UPDATE -> update(input, change.assignments());
      case DELETE -> delete(input);
      case MERGE -> merge(input);
    }
  }

  private void merge(Row input) {
    TableChange.Clause clause = change.clauses().get((int) input.getLong(change.clauseField()));
    switch (clause.operation()) {
      case INSERT -> insert(input, clause.values());
      case UPDATE -> update(input, clause.assignments());
      case DELETE -> delete(input);
      case MERGE -> throw new IllegalStateException("a clause of MERGE that is a MERGE");
    }
  }

  private void insert(Row input, List<Expression> values) {
    @Nullable Object[] row = new Object[values.size()];
    for (int i = 0; i < row.length; i++) {
      Expression value = values.get(i);
      row[i] = rules.assign(context, i, value.value(context, input), value.type());
    }
    rules.complete(context, row);
    ConflictRule conflict = change.conflict();
    if (conflict != null) {
      StoredRow clash = conflict.clash(context, table, row);
      if (clash != null) {
        if (conflict.update()) {
          updateExisting(conflict, clash.rowId(), row, input);
        }
        return;
      }
    }
    if (conflict == null) {
      context.tables().insert(context.transaction(), table, row);
    } else {
      insertUnlessNewer(row);
    }
    count(row, input);
  }

  /** The snapshot shows no clash; a row that is newer than the snapshot may still be one. */
  private void insertUnlessNewer(@Nullable Object[] row) {
    try {
      context.tables().insert(context.transaction(), table, row);
    } catch (QuiverException e) {
      RuntimeException newer =
          e.code() == ErrorCode.UNIQUE_VIOLATION
              ? context.transaction().changedSinceSnapshot()
              : null;
      throw newer == null ? e : newer;
    }
  }

  private void updateExisting(
      ConflictRule conflict, long id, @Nullable Object[] excluded, Row input) {
    StoredRow stored = context.tables().lockRow(context.transaction(), table, id);
    if (stored == null) {
      throw new QuiverException(
          ErrorCode.SERIALIZATION_FAILURE,
          "A row of " + table.name() + " that was in conflict was deleted meanwhile");
    }
    @Nullable Object[] existing = copy(stored);
    @Nullable Object[] both = Arrays.copyOf(existing, existing.length + excluded.length);
    System.arraycopy(excluded, 0, both, existing.length, excluded.length);
    ArrayRow view = new ArrayRow(both);
    Expression condition = conflict.condition();
    if (condition == null || condition.truth(context, view) == Expression.TRUE) {
      rules.assign(context, conflict.assignments(), view, existing);
      rules.complete(context, existing);
      context.tables().update(context.transaction(), table, id, existing);
      count(existing, input);
    }
  }

  private void update(Row input, List<ColumnValue> assignments) {
    long id = input.getLong(change.rowIdField());
    if (!isFirst(id)) {
      return;
    }
    StoredRow stored = context.tables().lockRow(context.transaction(), table, id);
    if (stored == null) {
      return;
    }
    @Nullable Object[] row = copy(stored);
    rules.assign(context, assignments, input, row);
    rules.complete(context, row);
    context.tables().update(context.transaction(), table, id, row);
    count(row, input);
  }

  private void delete(Row input) {
    long id = input.getLong(change.rowIdField());
    if (!isFirst(id)) {
      return;
    }
    @Nullable Object[] row = null;
    if (returned.wanted()) {
      StoredRow stored = context.tables().lockRow(context.transaction(), table, id);
      row = stored == null ? null : copy(stored);
    }
    if (context.tables().delete(context.transaction(), table, id)) {
      count++;
      if (row != null) {
        returned.add(row, input);
      }
    }
  }

  /** Whether the statement meets the target row for the first time. */
  private boolean isFirst(long id) {
    if (changed == null) {
      return true;
    }
    rowId.setLong(0, id);
    int known = changed.size();
    boolean first = changed.add(rowIdKey, 0) == known;
    if (!first && change.operation() == TableChange.Operation.MERGE) {
      throw new QuiverException(
          ErrorCode.SUBQUERY_MULTIPLE_ROWS,
          "MERGE meets a row of " + table.name() + " more than once");
    }
    return first;
  }

  private @Nullable Object[] copy(StoredRow stored) {
    @Nullable Object[] row = new Object[table.columns().size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = stored.get(i);
    }
    return row;
  }

  private void count(@Nullable Object[] row, Row input) {
    count++;
    returned.add(row, input);
  }
}
