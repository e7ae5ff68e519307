package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.table.TableCursor;

/** All rows in the order of the row id. */
public record FullAccess(TableDefinition table) implements RowAccess {
  @Override
  public TableCursor open(ExecutionContext context) {
    return context.tables().scan(context.transaction(), table, Direction.FORWARD);
  }

  @Override
  public String describe() {
    return "Scan " + table.name();
  }
}
