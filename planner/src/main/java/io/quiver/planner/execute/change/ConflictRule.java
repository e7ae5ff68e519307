package io.quiver.planner.execute.change;

import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.table.StoredRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ON CONFLICT.
 *
 * @param indexes unique indexes whose clash is handled
 * @param rowId whether a clash of the row id (as primary key) is handled
 * @param update whether the row that is there is changed; else the new one is dropped
 * @param assignments over the columns of the row that is there, then those of the new one
 * @param condition over the same; null: always
 */
public record ConflictRule(
    List<IndexDefinition.Ordered> indexes,
    boolean rowId,
    boolean update,
    List<ColumnValue> assignments,
    @Nullable Expression condition) {
  public ConflictRule {
    indexes = List.copyOf(indexes);
    assignments = List.copyOf(assignments);
  }

  /** The row that the new one clashes with, or null. */
  @Nullable StoredRow clash(
      ExecutionContext context, TableDefinition table, @Nullable Object[] row) {
    Integer rowIdColumn = table.rowIdColumn();
    if (rowId && rowIdColumn != null) {
      Object id = row[table.ordinalOf(rowIdColumn)];
      StoredRow found =
          id == null ? null : context.tables().get(context.transaction(), table, (Long) id);
      if (found != null) {
        return found;
      }
    }
    for (IndexDefinition.Ordered index : indexes) {
      List<Object> key = new ArrayList<>();
      for (int columnId : index.columnIds()) {
        Object value = row[table.ordinalOf(columnId)];
        if (value != null) {
          key.add(value);
        }
      }
      if (key.size() == index.columnIds().size()) {
        StoredRow found = context.tables().getUnique(context.transaction(), table, index, key);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
