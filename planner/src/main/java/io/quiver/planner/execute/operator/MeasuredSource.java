package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.MemoryBudget;
import io.quiver.planner.execute.context.OperatorStatistics;
import org.jspecify.annotations.Nullable;

/** Counts rows, time and memory of a source. */
final class MeasuredSource implements BatchSource {
  private final BatchSource source;
  private final OperatorStatistics statistics;
  private final MemoryBudget memory;

  MeasuredSource(BatchSource source, OperatorStatistics statistics, MemoryBudget memory) {
    this.source = source;
    this.statistics = statistics;
    this.memory = memory;
    statistics.opened();
  }

  @Override
  public @Nullable Batch next() {
    long start = System.nanoTime();
    OperatorStatistics caller = memory.changeOwner(statistics);
    try {
      Batch batch = source.next();
      statistics.add(batch == null ? 0 : batch.size(), System.nanoTime() - start);
      return batch;
    } finally {
      memory.changeOwner(caller);
    }
  }

  @Override
  public void close() {
    OperatorStatistics caller = memory.changeOwner(statistics);
    try {
      source.close();
    } finally {
      memory.changeOwner(caller);
    }
  }
}
