package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.table.TableCursor;
import io.quiver.storage.value.DataType;
import org.jspecify.annotations.Nullable;

/** Rows whose row id lies in a range, in its order. */
public record RowIdRangeAccess(
    TableDefinition table, @Nullable Bound from, @Nullable Bound to, Direction direction)
    implements RowAccess {
  @Override
  public TableCursor open(ExecutionContext context) {
    long low = Long.MIN_VALUE;
    long high = Long.MAX_VALUE;
    if (from != null) {
      switch (KeyValues.bound(context, from, DataType.BIGINT, true)) {
        case KeyValues.Converted.At at -> {
          low = (Long) at.bound().value();
          if (!at.bound().inclusive()) {
            if (low == Long.MAX_VALUE) {
              return new EmptyCursor();
            }
            low++;
          }
        }
        case KeyValues.Converted.Nothing nothing -> {
          return new EmptyCursor();
        }
      }
    }
    if (to != null) {
      switch (KeyValues.bound(context, to, DataType.BIGINT, false)) {
        case KeyValues.Converted.At at -> {
          high = (Long) at.bound().value();
          if (!at.bound().inclusive()) {
            if (high == Long.MIN_VALUE) {
              return new EmptyCursor();
            }
            high--;
          }
        }
        case KeyValues.Converted.Nothing nothing -> {
          return new EmptyCursor();
        }
      }
    }
    return low > high
        ? new EmptyCursor()
        : context.tables().scanRowIds(context.transaction(), table, low, high, direction);
  }

  @Override
  public String describe() {
    return "Row id scan " + table.name();
  }
}
