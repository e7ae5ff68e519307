package io.quiver.planner.execute.batch;

import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sorts rows stably: in memory while they fit, else as sorted runs in temporary files that are
 * merged. Used once, confined to one thread.
 */
public final class ExternalSort implements AutoCloseable {
  /** Runs that are merged at once. */
  private static final int FAN_IN = 16;

  private final ExecutionContext context;
  private final List<DataType> types;
  private final List<SortKey> keys;
  private final RowBuffer buffer;
  private List<RowFile> runs = new ArrayList<>();
  private @Nullable BatchSource result;

  public ExternalSort(ExecutionContext context, List<DataType> types, List<SortKey> keys) {
    this.context = context;
    this.types = List.copyOf(types);
    this.keys = List.copyOf(keys);
    this.buffer = new RowBuffer(context.memory(), types);
  }

  /** Adds the selected rows of a batch. */
  public void add(Batch batch) {
    if (batch.size() == 0) {
      return;
    }
    if (context.memory().isCrowded(buffer.bytes(), buffer.bytesOf(batch))) {
      spill();
    }
    buffer.append(batch);
  }

  /** Adds everything that a source delivers, and closes it. */
  public void addAll(BatchSource source) {
    for (Batch batch = source.next(); batch != null; batch = source.next()) {
      context.checkActive();
      add(batch);
    }
    source.close();
  }

  private void spill() {
    RowFile run = new RowFile(context, types);
    runs.add(run);
    for (int row : new RowSorter(context, buffer.columns(), keys).sort(buffer.size())) {
      run.append(buffer.columns(), row);
    }
    buffer.clear();
  }

  /** All rows in order. */
  public BatchSource finish() {
    BatchSource sorted = runs.isEmpty() ? inMemory() : merged();
    result = sorted;
    return sorted;
  }

  private BatchSource inMemory() {
    int size = buffer.size();
    int[] order = new RowSorter(context, buffer.columns(), keys).sort(size);
    return new BufferSource(buffer, types, order, 0, size);
  }

  private BatchSource merged() {
    if (buffer.size() > 0) {
      spill();
    }
    while (runs.size() > FAN_IN) {
      List<RowFile> longer = new ArrayList<>();
      for (int from = 0; from < runs.size(); from += FAN_IN) {
        List<RowFile> some = runs.subList(from, Math.min(from + FAN_IN, runs.size()));
        RowFile run = new RowFile(context, types);
        longer.add(run);
        try (BatchSource source = merge(some)) {
          for (Batch batch = source.next(); batch != null; batch = source.next()) {
            context.checkActive();
            run.append(batch);
          }
        }
      }
      runs = longer;
    }
    return merge(runs);
  }

  private BatchSource merge(List<RowFile> some) {
    return new MergeSource(types, keys, some.stream().map(RowFile::read).toList());
  }

  @Override
  public void close() {
    buffer.close();
    runs.forEach(RowFile::close);
    if (result != null) {
      result.close();
    }
  }
}
