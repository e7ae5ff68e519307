package io.quiver.planner.execute;

import io.quiver.planner.execute.batch.RowReader;
import org.jspecify.annotations.Nullable;

/** Ends after some rows. */
final class LimitedReader implements RowReader {
  private final RowReader reader;
  private long left;

  LimitedReader(RowReader reader, long maxRows) {
    this.reader = reader;
    this.left = maxRows;
  }

  @Override
  public boolean next() {
    return left-- > 0 && reader.next();
  }

  @Override
  public boolean isNull(int ordinal) {
    return reader.isNull(ordinal);
  }

  @Override
  public long getLong(int ordinal) {
    return reader.getLong(ordinal);
  }

  @Override
  public double getDouble(int ordinal) {
    return reader.getDouble(ordinal);
  }

  @Override
  public @Nullable Object get(int ordinal) {
    return reader.get(ordinal);
  }

  @Override
  public void close() {
    reader.close();
  }
}
