package io.quiver.storage.projection;

import io.quiver.storage.kv.KeyValueEngine;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A few daemon threads for the work of all indexes of one kind of a database: loading, building,
 * merging, writing files. Looks at each index from time to time and when it is asked to, by one
 * thread at a time. What fails is logged and tried again later; searches go around in the meantime.
 * Thread-safe.
 */
public final class Upkeep<T> implements Executor, AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(Upkeep.class.getName());
  private static final long PERIOD_SECONDS = 30;
  private static final long RETRY_MILLIS = 20;
  private static final long BUSY_MILLIS = 200;
  private static final long CLOSE_SECONDS = 10;

  private final KeyValueEngine engine;
  private final Work<T> work;
  private final Supplier<? extends Collection<T>> indexes;
  private final ScheduledThreadPoolExecutor executor;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  /** Asked for while they were busy. */
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();

  private boolean periodic;

  /** What is done for an index. */
  public interface Work<T> {
    /** Unique; also what the log is retained for. */
    String name(T index);

    boolean isClosed(T index);

    /** Whether all rows are in. */
    boolean isReady(T index);

    /** Loads all rows; false when it has to wait for a commit. */
    boolean load(T index, KeyValueEngine engine);

    /**
     * Brings an index that is ready in order.
     *
     * @param afterStep to be called after a long step, so that what is done is not lost
     */
    void maintain(T index, KeyValueEngine engine, Runnable afterStep);

    /** Writes files; returns the timestamp that the log is needed from, 0 when not known. */
    long checkpoint(T index);
  }

  /**
   * Starts no thread yet.
   *
   * @param threadName what its threads are called
   * @param indexes those that there are at the moment
   */
  public Upkeep(
      KeyValueEngine engine,
      String threadName,
      int threads,
      Work<T> work,
      Supplier<? extends Collection<T>> indexes) {
    this.engine = engine;
    this.work = work;
    this.indexes = indexes;
    this.executor =
        new ScheduledThreadPoolExecutor(
            threads,
            task -> {
              Thread thread = new Thread(task, threadName);
              thread.setDaemon(true);
              return thread;
            },
            (task, closed) -> {});
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Begins to look after the indexes from time to time. */
  public synchronized void start() {
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
  public void tendSoon(T index) {
    executor.execute(() -> tend(index));
  }

  private void tendIn(T index, long millis) {
    ScheduledFuture<?> unused =
        executor.schedule(
            () -> {
              waiting.remove(work.name(index));
              tend(index);
            },
            millis,
            TimeUnit.MILLISECONDS);
  }

  private void tend(T index) {
    if (work.isClosed(index)) {
      return;
    }
    String name = work.name(index);
    if (!busy.add(name)) {
      if (waiting.add(name)) {
        tendIn(index, BUSY_MILLIS);
      }
      return;
    }
    try {
      if (!work.isReady(index)) {
        if (!work.load(index, engine)) {
          tendIn(index, RETRY_MILLIS);
          return;
        }
        checkpoint(index);
      }
      work.maintain(index, engine, () -> checkpoint(index));
      checkpoint(index);
    } catch (RuntimeException | Error e) {
      if (!work.isClosed(index)) {
        LOGGER.log(System.Logger.Level.WARNING, "Upkeep of " + name + " failed", e);
      }
    } finally {
      busy.remove(name);
    }
  }

  /** Writes the index's files; then the log before that is not needed for it any more. */
  public void checkpoint(T index) {
    long timestamp = work.checkpoint(index);
    if (timestamp > 0) {
      engine.retainLog(work.name(index), timestamp);
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
