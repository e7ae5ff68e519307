package io.quiver.storage.vector;

import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.Snapshot;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One thread for the work of all vector indexes of a database: building graphs, merging, loading,
 * writing files. It is a daemon and starts with the first index. What fails is logged and tried
 * again later; searches go around in the meantime.
 */
final class BackgroundUpkeep implements IndexUpkeep, AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(BackgroundUpkeep.class.getName());

  /** So that the small graphs of one index do not wait for the large ones of another. */
  private static final int THREADS = 2;

  private static final long PERIOD_SECONDS = 30;
  private static final long RETRY_MILLIS = 20;
  private static final long CLOSE_SECONDS = 10;

  private final KeyValueEngine engine;
  private final Supplier<Collection<SegmentedVectorIndex>> indexes;
  private final ScheduledThreadPoolExecutor executor;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private boolean periodic;

  BackgroundUpkeep(KeyValueEngine engine, Supplier<Collection<SegmentedVectorIndex>> indexes) {
    this.engine = engine;
    this.indexes = indexes;
    this.executor =
        new ScheduledThreadPoolExecutor(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "quiver-vector-index");
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
  public void maintain(SegmentedVectorIndex index) {
    executor.execute(() -> tend(index));
  }

  @Override
  public void reload(SegmentedVectorIndex index) {
    executor.execute(() -> tend(index));
  }

  private void tend(SegmentedVectorIndex index) {
    if (index.isClosed()) {
      return;
    }
    if (!busy.add(index.name())) {
      ScheduledFuture<?> unused =
          executor.schedule(() -> tend(index), RETRY_MILLIS * 10, TimeUnit.MILLISECONDS);
      return;
    }
    try {
      if (!index.statistics().ready() && !load(index)) {
        ScheduledFuture<?> unused =
            executor.schedule(() -> tend(index), RETRY_MILLIS, TimeUnit.MILLISECONDS);
        return;
      }
      index.release(engine.oldestSnapshotTimestamp());
      try (Snapshot snapshot = engine.snapshot()) {
        index.maintainAt(snapshot);
      }
      checkpoint(index);
    } catch (RuntimeException | Error e) {
      if (!index.isClosed()) {
        LOGGER.log(System.Logger.Level.WARNING, "Upkeep of " + index.name() + " failed", e);
      }
    } finally {
      busy.remove(index.name());
    }
  }

  /** Loads the index from the rows of its table; false when it has to wait for a commit. */
  boolean load(SegmentedVectorIndex index) {
    try (Snapshot snapshot = engine.snapshot()) {
      boolean possible = index.canLoad(snapshot.timestamp());
      if (possible) {
        index.rebuild(snapshot);
      }
      return possible;
    }
  }

  /** Writes the index's files; then the log before that is not needed for it any more. */
  void checkpoint(SegmentedVectorIndex index) {
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
