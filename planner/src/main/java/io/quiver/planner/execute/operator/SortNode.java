package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.BufferSource;
import io.quiver.planner.execute.batch.ExternalSort;
import io.quiver.planner.execute.batch.RowBuffer;
import io.quiver.planner.execute.batch.RowSorter;
import io.quiver.planner.execute.batch.SortKey;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts all rows; with a limit keeps only as many as can be needed. */
public final class SortNode extends PlanNode {
  private static final int TOP_LIMIT = 100_000;

  private final PlanNode input;
  private final List<SortKey> keys;
  private final @Nullable Expression offset;
  private final @Nullable Expression fetch;

  public SortNode(
      PlanNode input, List<SortKey> keys, @Nullable Expression offset, @Nullable Expression fetch) {
    super(input.types(), List.of(input));
    this.input = input;
    this.keys = List.copyOf(keys);
    this.offset = offset;
    this.fetch = fetch;
  }

  @Override
  public String describe() {
    return fetch == null ? "Sort" : "Top rows";
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    return new Source(context);
  }

  private final class Source implements BatchSource {
    private final ExecutionContext context;
    private final BatchSource source;
    private final long skip;
    private final long last;
    private RowBuffer buffer;
    private @Nullable ExternalSort external;
    private @Nullable BatchSource sorted;

    Source(ExecutionContext context) {
      this.context = context;
      this.source = input.open(context);
      this.skip = LimitNode.count(context, offset, 0);
      long take = LimitNode.count(context, fetch, Long.MAX_VALUE);
      this.last = take > Long.MAX_VALUE - skip ? Long.MAX_VALUE : skip + take;
      this.buffer = new RowBuffer(context.memory(), types());
    }

    @Override
    public @Nullable Batch next() {
      if (sorted == null) {
        sorted = sort();
      }
      return sorted.next();
    }

    private BatchSource sort() {
      if (last > TOP_LIMIT) {
        return sortAll();
      }
      if (last > 0 && !readFirst()) {
        return sortAll();
      }
      source.close();
      int[] order = new RowSorter(context, buffer.columns(), keys).sort(buffer.size());
      int end = (int) Math.min(last, order.length);
      int from = (int) Math.min(skip, end);
      return new BufferSource(buffer, types(), order, from, end);
    }

    /** Sorts the rows that are there and those that come. */
    private BatchSource sortAll() {
      ExternalSort sort = new ExternalSort(context, types(), keys);
      external = sort;
      // Gives the buffer's memory back.
      sort.addAll(new BufferSource(buffer, types(), null, 0, buffer.size()));
      sort.addAll(source);
      BatchSource all = sort.finish();
      return skip == 0 && last == Long.MAX_VALUE ? all : LimitNode.limited(all, skip, last - skip);
    }

    /** Keeps as many rows as can be needed; false when memory is short, with rows left to come. */
    private boolean readFirst() {
      RowSorter sorter = new RowSorter(context, buffer.columns(), keys);
      int worst = -1;
      int[] kept = {};
      for (Batch batch = source.next(); batch != null; batch = source.next()) {
        context.checkActive();
        if (kept.length < batch.size()) {
          kept = new int[batch.size()];
        }
        int count = 0;
        for (int k = 0; k < batch.size(); k++) {
          int row = batch.row(k);
          if (worst < 0 || sorter.compare(worst, batch.columns(), row) > 0) {
            kept[count++] = row;
          }
        }
        buffer.append(batch.columns(), kept, 0, count);
        if (buffer.size() >= 2 * last + BatchBuilder.MAX_CAPACITY) {
          shrink(sorter);
          sorter = new RowSorter(context, buffer.columns(), keys);
          worst = buffer.size() - 1;
        }
        if (context.memory().isCrowded(buffer.bytes(), buffer.bytesOf(batch))) {
          return false;
        }
      }
      return true;
    }

    /** Keeps the first rows, in order. */
    private void shrink(RowSorter sorter) {
      int[] order = sorter.sort(buffer.size());
      RowBuffer smaller = new RowBuffer(context.memory(), types());
      smaller.append(buffer.columns(), order, 0, (int) last);
      buffer.close();
      buffer = smaller;
    }

    @Override
    public void close() {
      source.close();
      buffer.close();
      if (external != null) {
        external.close();
      }
    }
  }
}
