package io.quiver.planner.execute.batch;

import org.jspecify.annotations.Nullable;

/** Reads the batches of a source row by row. */
public final class BatchReader implements RowReader {
  private final BatchSource source;
  private final BatchRow row = new BatchRow();
  private @Nullable Batch batch;
  private int position;

  public BatchReader(BatchSource source) {
    this.source = source;
  }

  @Override
  public boolean next() {
    position++;
    Batch current = batch;
    if (current == null || position >= current.size()) {
      current = source.next();
      batch = current;
      if (current == null) {
        return false;
      }
      row.set(current);
      position = 0;
    }
    row.move(current.row(position));
    return true;
  }

  @Override
  public boolean isNull(int ordinal) {
    return row.isNull(ordinal);
  }

  @Override
  public long getLong(int ordinal) {
    return row.getLong(ordinal);
  }

  @Override
  public double getDouble(int ordinal) {
    return row.getDouble(ordinal);
  }

  @Override
  public @Nullable Object get(int ordinal) {
    return row.get(ordinal);
  }

  @Override
  public void close() {
    source.close();
  }
}
