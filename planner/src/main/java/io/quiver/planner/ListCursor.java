package io.quiver.planner;

import io.quiver.planner.session.ResultColumn;
import io.quiver.planner.session.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of texts that are there already. */
final class ListCursor implements RowCursor {
  private final List<ResultColumn> columns;
  private final List<List<String>> rows;
  private int current = -1;

  ListCursor(List<ResultColumn> columns, List<List<String>> rows) {
    this.columns = columns;
    this.rows = List.copyOf(rows);
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    return ++current < rows.size();
  }

  @Override
  public boolean isNull(int column) {
    return false;
  }

  @Override
  public long getLong(int column) {
    throw new UnsupportedOperationException("a text");
  }

  @Override
  public double getDouble(int column) {
    throw new UnsupportedOperationException("a text");
  }

  @Override
  public @Nullable Object get(int column) {
    return rows.get(current).get(column);
  }

  @Override
  public void close() {
    current = rows.size();
  }
}
