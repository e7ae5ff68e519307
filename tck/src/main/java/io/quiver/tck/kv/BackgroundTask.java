package io.quiver.tck.kv;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A thread of a test, with its result. */
public final class BackgroundTask<T> {
  private static final long PATIENCE_SECONDS = 30;

  private final FutureTask<T> task;
  private final Thread thread;

  private BackgroundTask(Callable<T> callable) {
    task = new FutureTask<>(callable);
    thread = Thread.ofPlatform().daemon().start(task);
  }

  public static <T> BackgroundTask<T> start(Callable<T> callable) {
    return new BackgroundTask<>(callable);
  }

  /** Returns when the thread waits for something; fails when it ends instead. */
  public BackgroundTask<T> awaitWaiting() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      Thread.State state = thread.getState();
      if (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING) {
        return this;
      }
      if (state == Thread.State.TERMINATED || System.nanoTime() > deadline) {
        throw new AssertionError("should be waiting, but is " + state);
      }
      Thread.sleep(1);
    }
  }

  public boolean isDone() {
    return task.isDone();
  }

  public void interrupt() {
    thread.interrupt();
  }

  /** Its result; what it threw is thrown here. */
  public T get() {
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("no result in time", e);
    }
  }
}
