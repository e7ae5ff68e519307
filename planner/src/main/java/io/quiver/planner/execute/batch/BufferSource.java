package io.quiver.planner.execute.batch;

import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delivers rows of a buffer, in the order of given row numbers or as they were added. */
public final class BufferSource implements BatchSource {
  private final RowBuffer buffer;
  private final BatchBuilder builder;
  private final int @Nullable [] order;
  private final int end;
  private int position;

  /**
   * Makes one.
   *
   * @param order row numbers, or null
   * @param from first place in the order (or row number)
   * @param end place after the last
   */
  public BufferSource(
      RowBuffer buffer, List<DataType> types, int @Nullable [] order, int from, int end) {
    this.buffer = buffer;
    this.builder = new BatchBuilder(types);
    this.order = order;
    this.position = from;
    this.end = end;
  }

  @Override
  public @Nullable Batch next() {
    if (position >= end) {
      return null;
    }
    builder.begin();
    int count = Math.min(builder.capacity(), end - position);
    Column[] columns = builder.columns();
    for (int i = 0; i < columns.length; i++) {
      columns[i].gather(0, buffer.column(i), order, position, count);
    }
    builder.endRows(count);
    position += count;
    return builder.build();
  }

  @Override
  public void close() {
    buffer.close();
  }
}
