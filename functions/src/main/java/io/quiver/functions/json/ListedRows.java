package io.quiver.functions.json;

import io.quiver.functions.spi.RowSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are all there. */
final class ListedRows implements RowSource {
  private final List<@Nullable Object[]> rows;
  private int at = -1;

  ListedRows(List<@Nullable Object[]> rows) {
    this.rows = rows;
  }

  @Override
  public boolean next() {
    return ++at < rows.size();
  }

  @Override
  public @Nullable Object get(int column) {
    return rows.get(at)[column];
  }

  @Override
  public void close() {}
}
