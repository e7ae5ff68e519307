package io.quiver.planner.execute.batch;

import io.quiver.storage.value.DataType;
import java.util.List;

/**
 * Fills batches one after the other. The first has room for few rows, the following ones for ever
 * more, so that small results stay cheap. The columns are reused: a batch is valid until the next
 * is begun.
 */
public final class BatchBuilder {
  public static final int FIRST_CAPACITY = 32;
  public static final int MAX_CAPACITY = 1024;

  private final Column[] columns;
  private final Batch batch;
  private int capacity = FIRST_CAPACITY;
  private int size;

  public BatchBuilder(List<DataType> types) {
    columns = new Column[types.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = Column.of(types.get(i), FIRST_CAPACITY);
    }
    batch = new Batch(columns);
  }

  /** Starts the next batch. */
  public void begin() {
    if (size > 0 && capacity < MAX_CAPACITY) {
      capacity *= 4;
      capacity = Math.min(capacity, MAX_CAPACITY);
    }
    for (Column column : columns) {
      column.reset();
      column.ensureCapacity(capacity);
    }
    size = 0;
  }

  /** Makes room for more rows than the capacity says. */
  public void ensureCapacity(int rows) {
    for (Column column : columns) {
      column.ensureCapacity(rows);
    }
  }

  public int capacity() {
    return capacity;
  }

  public int size() {
    return size;
  }

  public boolean isFull() {
    return size >= capacity;
  }

  public Column column(int ordinal) {
    return columns[ordinal];
  }

  public Column[] columns() {
    return columns;
  }

  /** Counts a row whose values were set at position {@link #size}. */
  public void endRow() {
    size++;
  }

  /** Counts rows whose values were set from position {@link #size}. */
  public void endRows(int count) {
    size += count;
  }

  public Batch build() {
    batch.selectAll(size);
    return batch;
  }
}
