package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.KeyTable;
import io.quiver.planner.execute.batch.Partitions;
import io.quiver.planner.execute.context.ExecutionContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Passes on each row once, as soon as it comes. When memory is short, rows that were not seen yet
 * wait in files, divided by their hash, until all others are delivered.
 */
public final class DistinctNode extends PlanNode {
  private final PlanNode input;

  public DistinctNode(PlanNode input) {
    super(input.types(), List.of(input));
    this.input = input;
  }

  @Override
  public String describe() {
    return "Distinct";
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    return new Source(context);
  }

  /** A partition that waits. */
  private record Waiting(Partitions partitions, int number) {}

  private final class Source implements BatchSource {
    private final ExecutionContext context;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private BatchSource source;
    private KeyTable seen;
    private @Nullable Partitions later;
    private int level;
    private int[] fresh = {};

    Source(ExecutionContext context) {
      this.context = context;
      this.source = input.open(context);
      this.seen = new KeyTable(context.memory(), types());
    }

    @Override
    public @Nullable Batch next() {
      while (true) {
        Batch batch = source.next();
        if (batch == null) {
          if (!nextPartition()) {
            return null;
          }
          continue;
        }
        context.checkActive();
        if (later == null && level < Partitions.MAX_LEVEL && seen.isCrowded(batch)) {
          later = Partitions.ofRows(context, types(), level);
        }
        int count = select(batch);
        if (count > 0) {
          batch.select(batch.rows(), fresh, count);
          return batch;
        }
      }
    }

    private int select(Batch batch) {
      if (fresh.length < batch.size()) {
        fresh = new int[batch.size()];
      }
      int count = 0;
      for (int k = 0; k < batch.size(); k++) {
        int row = batch.row(k);
        if (later == null) {
          int known = seen.size();
          if (seen.add(batch.columns(), row) == known) {
            fresh[count++] = row;
          }
        } else if (seen.find(batch.columns(), row) < 0) {
          later.append(batch.columns(), row);
        }
      }
      return count;
    }

    private boolean nextPartition() {
      source.close();
      if (later != null) {
        for (int number = 0; number < Partitions.COUNT; number++) {
          if (later.rows(number) > 0) {
            waiting.push(new Waiting(later, number));
          }
        }
        later = null;
      }
      Waiting next = waiting.poll();
      if (next == null) {
        return false;
      }
      seen.close();
      seen = new KeyTable(context.memory(), types());
      level = next.partitions().level() + 1;
      source = next.partitions().read(next.number());
      return true;
    }

    @Override
    public void close() {
      source.close();
      seen.close();
      if (later != null) {
        later.close();
      }
      waiting.forEach(partition -> partition.partitions().close());
    }
  }
}
