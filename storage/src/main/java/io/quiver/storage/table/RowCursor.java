package io.quiver.storage.table;

import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.kv.KeyValueCursor;

/** Rows in the order of their ids. Allocates nothing per row. */
final class RowCursor implements TableCursor {
  private final KeyValueCursor cursor;
  private final TableRow row;

  RowCursor(KeyValueCursor cursor, TableRow row) {
    this.cursor = cursor;
    this.row = row;
  }

  @Override
  public boolean next() {
    if (!cursor.next()) {
      return false;
    }
    row.view.reset(RowKeys.decode(cursor.key()), cursor.value());
    return true;
  }

  @Override
  public StoredRow row() {
    return row;
  }

  @Override
  public void close() {
    cursor.close();
  }
}
