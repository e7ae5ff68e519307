package io.quiver.planner.execute.path;

import io.quiver.planner.execute.batch.Row;
import io.quiver.storage.graph.EdgeValues;
import org.jspecify.annotations.Nullable;

/** The row of an edge; behind the table's columns comes its row id. Confined to one thread. */
final class EdgeRow implements Row {
  private final EdgeValues values;
  private final int columns;
  private long id;

  EdgeRow(EdgeValues values, int columns) {
    this.values = values;
    this.columns = columns;
  }

  /** Goes to an edge. */
  EdgeRow at(long edge) {
    id = edge;
    values.seek(edge);
    return this;
  }

  @Override
  public boolean isNull(int ordinal) {
    return ordinal < columns && values.isNull(ordinal);
  }

  @Override
  public long getLong(int ordinal) {
    return ordinal == columns ? id : values.getLong(ordinal);
  }

  @Override
  public double getDouble(int ordinal) {
    return values.getDouble(ordinal);
  }

  @Override
  public @Nullable Object get(int ordinal) {
    return ordinal == columns ? (Object) id : values.get(ordinal);
  }
}
