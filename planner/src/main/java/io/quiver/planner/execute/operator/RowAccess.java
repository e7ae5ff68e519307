package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.table.TableCursor;

/** A way to read rows of one table. Immutable. */
public interface RowAccess {
  /** Begins to read. */
  TableCursor open(ExecutionContext context);

  /** For EXPLAIN. */
  String describe();
}
