package io.quiver.planner.execute.operator;

import io.quiver.functions.spi.RowSource;
import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Batches of rows that a function gives one by one. */
final class RowSourceBatches implements BatchSource {
  private final ExecutionContext context;
  private final Supplier<RowSource> opener;
  private final int[] read;
  private final BatchBuilder builder;
  private @Nullable RowSource rows;
  private boolean ended;

  RowSourceBatches(ExecutionContext context, List<DataType> types, Supplier<RowSource> opener) {
    this(context, types, IntStream.range(0, types.size()).toArray(), opener);
  }

  /** Fills only the columns {@code read}; the others stay NULL and cost nothing. */
  RowSourceBatches(
      ExecutionContext context, List<DataType> types, int[] read, Supplier<RowSource> opener) {
    this.context = context;
    this.read = read;
    this.opener = opener;
    this.builder = new BatchBuilder(types);
  }

  @Override
  public @Nullable Batch next() {
    if (ended) {
      return null;
    }
    RowSource source = rows;
    if (source == null) {
      source = opener.get();
      rows = source;
    }
    context.checkActive();
    builder.begin();
    while (!builder.isFull()) {
      if (!source.next()) {
        close();
        break;
      }
      for (int i : read) {
        builder.column(i).set(builder.size(), source.get(i));
      }
      builder.endRow();
    }
    return builder.size() == 0 ? null : builder.build();
  }

  @Override
  public void close() {
    ended = true;
    if (rows != null) {
      rows.close();
      rows = null;
    }
  }
}
