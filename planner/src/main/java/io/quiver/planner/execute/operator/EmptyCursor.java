package io.quiver.planner.execute.operator;

import io.quiver.storage.table.StoredRow;
import io.quiver.storage.table.TableCursor;

/** No rows. */
final class EmptyCursor implements TableCursor {
  @Override
  public boolean next() {
    return false;
  }

  @Override
  public StoredRow row() {
    throw new IllegalStateException("no row");
  }

  @Override
  public void close() {}
}
