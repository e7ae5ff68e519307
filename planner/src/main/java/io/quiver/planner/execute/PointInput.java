package io.quiver.planner.execute;

import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.ProjectedStoredRow;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.change.ComputedRow;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.execute.operator.RowAccess;
import io.quiver.storage.table.TableCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The at most one row that a change by key starts from: read by its key, tested, projected; no
 * batches.
 *
 * @param access finds it; null: a single row without columns
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PointInput(
    @Nullable RowAccess access,
    int[] ordinals,
    @Nullable Expression condition,
    @Nullable List<Expression> projects) {
  @Nullable Row find(ExecutionContext context) {
    if (access == null) {
      return ArrayRow.EMPTY;
    }
    ProjectedStoredRow row = new ProjectedStoredRow(ordinals);
    try (TableCursor cursor = access.open(context)) {
      if (!cursor.next()) {
        return null;
      }
      row.set(cursor.row());
      if (condition != null && condition.truth(context, row) != Expression.TRUE) {
        return null;
      }
      // Values are taken now: the stored row ends with its cursor.
      int width = projects == null ? ordinals.length : projects.size();
      Row source = projects == null ? row : new ComputedRow(context, projects, row);
      @Nullable Object[] values = new Object[width];
      for (int i = 0; i < width; i++) {
        values[i] = source.get(i);
      }
      return new ArrayRow(values);
    }
  }
}
