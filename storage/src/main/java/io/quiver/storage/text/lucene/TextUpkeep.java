package io.quiver.storage.text.lucene;

import io.quiver.storage.kv.KeyValueEngine;
import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One thread for the work of all text indexes of a database: taking commits over, merging, loading,
 * writing files. It is a daemon and starts with the first index. What fails is logged and tried
 * again later; searches read the table in the meantime.
 */
final class TextUpkeep implements Executor, AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(TextUpkeep.class.getName());
  private static final long PERIOD_SECONDS = 30;
  private static final long RETRY_MILLIS = 20;
  private static final long CLOSE_SECONDS = 10;

  private final KeyValueEngine engine;
  private final Supplier<Collection<LuceneTextIndex>> indexes;
  private final ScheduledThreadPoolExecutor executor;
  private boolean periodic;

  TextUpkeep(KeyValueEngine engine, Supplier<Collection<LuceneTextIndex>> indexes) {
    this.engine = engine;
    this.indexes = indexes;
    this.executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "quiver-text-index");
              thread.setDaemon(true);
              return thread;
            },
            (task, closed) -> {});
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Begins to look after the indexes from time to time. */
  synchronized void start() {
    if (!periodic) {
      periodic = true;
      ScheduledFuture<?> unused =
          executor.scheduleWithFixedDelay(
              () -> indexes.get().forEach(this::tend),
              PERIOD_SECONDS,
              PERIOD_SECONDS,
              TimeUnit.SECONDS);
    }
  }

  @Override
  public void execute(Runnable task) {
    executor.execute(task);
  }

  /** Does soon what an index needs. */
  void tendSoon(LuceneTextIndex index) {
    executor.execute(() -> tend(index));
  }

  private void tend(LuceneTextIndex index) {
    if (index.isClosed()) {
      return;
    }
    try {
      if (!index.statistics().ready() && !index.load(engine)) {
        ScheduledFuture<?> unused =
            executor.schedule(() -> tend(index), RETRY_MILLIS, TimeUnit.MILLISECONDS);
        return;
      }
      index.takeOver();
      index.release(engine.oldestSnapshotTimestamp());
      checkpoint(index);
    } catch (RuntimeException | Error e) {
      if (!index.isClosed()) {
        LOGGER.log(System.Logger.Level.WARNING, "Upkeep of " + index.name() + " failed", e);
      }
    }
  }

  /** Writes the index's files; then the log before that is not needed for it any more. */
  void checkpoint(LuceneTextIndex index) {
    long timestamp = index.checkpoint();
    if (timestamp > 0) {
      engine.retainLog(index.name(), timestamp);
    }
  }

  /** Waits for what is being done; the indexes must have been told to stop. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      boolean unused = executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
