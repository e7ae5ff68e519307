package io.quiver.storage.file;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs operations on files on threads that nobody outside knows and therefore nobody interrupts: an
 * interrupt during such an operation would close the channel for every thread, or end what others
 * wait for. Locks that the caller holds are not held there.
 */
public final class PrivateThreads {
  private static final ExecutorService EXECUTOR =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          5,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            Thread thread = new Thread(task, "quiver-io");
            thread.setDaemon(true);
            return thread;
          });

  private PrivateThreads() {}

  /** Runs the operation and waits for its end, however often the caller is interrupted. */
  public static void run(Operation operation) throws IOException {
    Future<?> future =
        EXECUTOR.submit(
            () -> {
              operation.run();
              return null;
            });
    boolean interrupted = false;
    try {
      while (true) {
        try {
          future.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          Throwable cause = e.getCause();
          throw cause instanceof IOException
              ? new IOException(cause.getMessage(), cause)
              : new IOException(String.valueOf(cause), cause);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** One operation on a channel. */
  @FunctionalInterface
  public interface Operation {
    void run() throws IOException;
  }
}
