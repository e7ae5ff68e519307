package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.OperatorStatistics;
import org.jspecify.annotations.Nullable;

/** Counts rows and time of a source. */
final class MeasuredSource implements BatchSource {
  private final BatchSource source;
  private final OperatorStatistics statistics;

  MeasuredSource(BatchSource source, OperatorStatistics statistics) {
    this.source = source;
    this.statistics = statistics;
    statistics.opened();
  }

  @Override
  public @Nullable Batch next() {
    long start = System.nanoTime();
    Batch batch = source.next();
    statistics.add(batch == null ? 0 : batch.size(), System.nanoTime() - start);
    return batch;
  }

  @Override
  public void close() {
    source.close();
  }
}
