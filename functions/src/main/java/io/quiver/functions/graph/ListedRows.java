package io.quiver.functions.graph;

import io.quiver.functions.spi.RowSource;
import io.quiver.storage.error.QuiverException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rows that are there already, each column a function of the row's number. */
final class ListedRows implements RowSource {
  private final GraphCall call;
  private final int count;
  private final IntFunction<? extends @Nullable Object>[] columns;
  private int row = -1;

  @SafeVarargs
  @SuppressWarnings("varargs") // never written to
  ListedRows(GraphCall call, int count, IntFunction<? extends @Nullable Object>... columns) {
    this.call = call;
    this.count = count;
    this.columns = columns;
  }

  @Override
  public boolean next() {
    call.step();
    return ++row < count;
  }

  @Override
  public @Nullable Object get(int column) {
    if (column >= columns.length) {
      throw QuiverException.bug("column " + column + " of " + columns.length);
    }
    return columns[column].apply(row);
  }

  @Override
  public void close() {
    row = count;
  }
}
