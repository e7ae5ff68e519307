package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.table.StoredRow;
import io.quiver.storage.table.TableCursor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads rows by sorted row ids; ids that are not there and repeated ones are passed over. */
final class RowIdCursor implements TableCursor {
  private final ExecutionContext context;
  private final TableDefinition table;
  private final long[] ids;
  private int position;
  private @Nullable StoredRow row;

  RowIdCursor(ExecutionContext context, TableDefinition table, long[] ids) {
    this.context = context;
    this.table = table;
    this.ids = ids;
  }

  @Override
  public boolean next() {
    while (position < ids.length) {
      long id = ids[position++];
      if (position > 1 && ids[position - 2] == id) {
        continue;
      }
      row = context.tables().get(context.transaction(), table, id);
      if (row != null) {
        return true;
      }
    }
    return false;
  }

  @Override
  public StoredRow row() {
    return Objects.requireNonNull(row);
  }

  @Override
  public void close() {}
}
