package io.quiver.storage.table;

import io.quiver.storage.codec.OverflowSource;
import io.quiver.storage.codec.RowLayout;
import io.quiver.storage.codec.RowView;
import org.jspecify.annotations.Nullable;

/** A row read from the table's own entries. */
final class TableRow implements StoredRow {
  final RowView view;

  TableRow(RowLayout layout, OverflowSource overflow) {
    view = new RowView(layout, overflow);
  }

  @Override
  public long rowId() {
    return view.rowId();
  }

  @Override
  public boolean isNull(int ordinal) {
    return view.isNull(ordinal);
  }

  @Override
  public long getLong(int ordinal) {
    return view.getLong(ordinal);
  }

  @Override
  public double getDouble(int ordinal) {
    return view.getDouble(ordinal);
  }

  @Override
  public @Nullable Object get(int ordinal) {
    return view.get(ordinal);
  }
}
