package io.quiver.storage.log;

import io.quiver.storage.error.QuiverException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Writes the log at fixed intervals when committers do not wait for the disk. */
final class BackgroundFlush {
  private final ScheduledExecutorService executor;

  private BackgroundFlush(ScheduledExecutorService executor) {
    this.executor = executor;
  }

  static BackgroundFlush start(FlushQueue queue, int intervalMillis, boolean force) {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "quiver-log");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        executor.scheduleWithFixedDelay(
            () -> flush(queue, force), intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
    return new BackgroundFlush(executor);
  }

  private static void flush(FlushQueue queue, boolean force) {
    if (!queue.hasWork(force)) {
      return;
    }
    try {
      queue.flush(force);
    } catch (QuiverException e) {
      // The queue remembers the failure; the next committer gets it.
    }
  }

  void stop() {
    executor.shutdown();
    boolean interrupted = false;
    while (true) {
      try {
        if (executor.awaitTermination(1, TimeUnit.MINUTES)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
