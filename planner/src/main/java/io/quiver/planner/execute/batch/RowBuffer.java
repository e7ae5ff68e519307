package io.quiver.planner.execute.batch;

import io.quiver.planner.execute.context.MemoryBudget;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows kept in memory, by number from 0, counted against the statement's memory. */
public final class RowBuffer implements AutoCloseable {
  private final MemoryBudget memory;
  private final Column[] columns;
  private int size;
  private long bytes;

  public RowBuffer(MemoryBudget memory, List<DataType> types) {
    this.memory = memory;
    this.columns = new Column[types.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = Column.of(types.get(i), 16);
    }
  }

  public int size() {
    return size;
  }

  public Column[] columns() {
    return columns;
  }

  public Column column(int ordinal) {
    return columns[ordinal];
  }

  /** About how many bytes are held. */
  public long bytes() {
    return bytes;
  }

  /** About how many bytes the selected rows of a batch would take. */
  public long bytesOf(Batch batch) {
    if (batch.size() == 0) {
      return 0;
    }
    long perRow = 4;
    int row = batch.row(batch.size() - 1);
    for (int i = 0; i < columns.length; i++) {
      perRow += batch.column(i).isNull(row) ? 8 : batch.column(i).bytes(row);
    }
    return perRow * batch.size();
  }

  /** Adds the selected rows of a batch with at least as many columns. */
  public void append(Batch batch) {
    append(batch.columns(), batch.selection(), 0, batch.size());
  }

  /** Adds rows given by their positions, as {@link Column#gather} does. */
  public void append(Column[] source, int @Nullable [] rows, int offset, int count) {
    if (count == 0) {
      return;
    }
    for (int i = 0; i < columns.length; i++) {
      columns[i].gather(size, source[i], rows, offset, count);
    }
    size += count;
    count(count);
  }

  /** Adds one row of columns. */
  public void append(Column[] source, int row) {
    for (int i = 0; i < columns.length; i++) {
      columns[i].ensureCapacity(size + 1);
      columns[i].copy(size, source[i], row);
    }
    size++;
    count(1);
  }

  /** Adds one row. */
  public void append(Row row) {
    for (int i = 0; i < columns.length; i++) {
      columns[i].ensureCapacity(size + 1);
      columns[i].set(size, row.get(i));
    }
    size++;
    count(1);
  }

  /** The row as objects. */
  public @Nullable Object[] row(int number) {
    @Nullable Object[] row = new Object[columns.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = columns[i].get(number);
    }
    return row;
  }

  /** Forgets all rows. */
  public void clear() {
    for (Column column : columns) {
      column.reset();
    }
    size = 0;
    memory.release(bytes);
    bytes = 0;
  }

  private void count(int added) {
    long perRow = 4;
    for (Column column : columns) {
      perRow += column.bytes(size - 1);
    }
    bytes += perRow * added;
    memory.reserve(perRow * added);
  }

  @Override
  public void close() {
    memory.release(bytes);
    bytes = 0;
    size = 0;
  }
}
