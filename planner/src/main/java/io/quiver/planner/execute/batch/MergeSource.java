package io.quiver.planner.execute.batch;

import io.quiver.storage.value.DataType;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Merges sorted sources; of equal rows those of the earlier source come first. */
final class MergeSource implements BatchSource {
  private final List<SortKey> keys;
  private final List<BatchSource> sources;
  private final BatchBuilder builder;
  private final PriorityQueue<Head> heads = new PriorityQueue<>(this::compare);
  private boolean begun;

  MergeSource(List<DataType> types, List<SortKey> keys, List<BatchSource> sources) {
    this.keys = keys;
    this.sources = sources;
    this.builder = new BatchBuilder(types);
  }

  /** The present row of a source. */
  private static final class Head {
    final int number;
    final BatchSource source;
    Batch batch;
    int place;

    Head(int number, BatchSource source, Batch batch) {
      this.number = number;
      this.source = source;
      this.batch = batch;
    }

    int row() {
      return batch.row(place);
    }

    boolean advance() {
      place++;
      if (place < batch.size()) {
        return true;
      }
      Batch next = source.next();
      if (next == null) {
        return false;
      }
      batch = next;
      place = 0;
      return true;
    }
  }

  private int compare(Head a, Head b) {
    for (SortKey key : keys) {
      int order =
          key.compare(a.batch.column(key.column()), a.row(), b.batch.column(key.column()), b.row());
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.number, b.number);
  }

  @Override
  public @Nullable Batch next() {
    if (!begun) {
      begun = true;
      for (int i = 0; i < sources.size(); i++) {
        Batch first = sources.get(i).next();
        if (first != null) {
          heads.add(new Head(i, sources.get(i), first));
        }
      }
    }
    builder.begin();
    while (!builder.isFull()) {
      Head head = heads.poll();
      if (head == null) {
        break;
      }
      int row = builder.size();
      for (int i = 0; i < builder.columns().length; i++) {
        builder.column(i).copy(row, head.batch.column(i), head.row());
      }
      builder.endRow();
      if (head.advance()) {
        heads.add(head);
      }
    }
    return builder.size() == 0 ? null : builder.build();
  }

  @Override
  public void close() {
    sources.forEach(BatchSource::close);
  }
}
