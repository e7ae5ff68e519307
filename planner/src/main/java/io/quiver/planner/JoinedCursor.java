package io.quiver.planner;

import io.quiver.planner.session.ResultColumn;
import io.quiver.planner.session.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of several cursors with the same columns, one after the other. */
final class JoinedCursor implements RowCursor {
  private final List<RowCursor> parts;
  private int current;

  JoinedCursor(List<RowCursor> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public List<ResultColumn> columns() {
    return parts.get(0).columns();
  }

  @Override
  public boolean next() {
    while (current < parts.size()) {
      if (parts.get(current).next()) {
        return true;
      }
      current++;
    }
    return false;
  }

  @Override
  public boolean isNull(int column) {
    return parts.get(current).isNull(column);
  }

  @Override
  public long getLong(int column) {
    return parts.get(current).getLong(column);
  }

  @Override
  public double getDouble(int column) {
    return parts.get(current).getDouble(column);
  }

  @Override
  public @Nullable Object get(int column) {
    return parts.get(current).get(column);
  }

  @Override
  public void close() {
    parts.forEach(RowCursor::close);
  }
}
