package io.quiver.planner.system;

import io.quiver.functions.spi.RowSource;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one opened system table: first all are added, then they are read. */
final class SystemRows implements RowSource {
  private final int columns;
  private final List<@Nullable Object[]> rows = new ArrayList<>();
  private int current = -1;

  SystemRows(int columns) {
    this.columns = columns;
  }

  /** Adds a row: flags become YES and NO, whole numbers BIGINT's objects. */
  void add(@Nullable Object... values) {
    if (values.length != columns) {
      throw QuiverException.bug("row of " + values.length + " values for " + columns + " columns");
    }
    @Nullable Object[] row = new @Nullable Object[columns];
    for (int i = 0; i < columns; i++) {
      Object value = values[i];
      row[i] =
          switch (value) {
            case null -> null;
            case Boolean flag -> flag ? "YES" : "NO";
            case Integer number -> number.longValue();
            default -> value;
          };
    }
    rows.add(row);
  }

  @Override
  public boolean next() {
    if (current < rows.size()) {
      current++;
    }
    return current < rows.size();
  }

  @Override
  public @Nullable Object get(int column) {
    return rows.get(current)[column];
  }

  @Override
  public void close() {
    rows.clear();
  }
}
