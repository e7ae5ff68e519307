package io.quiver.storage.engine;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The thread that runs checkpoints: when asked to, and when the overlay is large. A failed
 * checkpoint is the last one.
 */
final class CheckpointThread {
  private final Checkpoint checkpoint;
  private final BooleanSupplier overlayLarge;
  private final Runnable succeeded;
  private final Thread thread;

  // Guarded by this.
  private long requested;
  private long completed;
  private boolean woken;
  private boolean stopping;

  /** Written under this, read by every commit. */
  private volatile @Nullable Throwable failure;

  /**
   * Not running before {@link #start}.
   *
   * @param overlayLarge whether a checkpoint is due without being asked for
   * @param succeeded runs after each checkpoint, on its thread
   */
  CheckpointThread(Checkpoint checkpoint, BooleanSupplier overlayLarge, Runnable succeeded) {
    this.checkpoint = checkpoint;
    this.overlayLarge = overlayLarge;
    this.succeeded = succeeded;
    this.thread = Thread.ofPlatform().daemon().name("quiver-checkpoint").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** The overlay has become large. */
  synchronized void wake() {
    woken = true;
    notifyAll();
  }

  /** Returns when a checkpoint that began after the call is complete. */
  void checkpoint() {
    long mine;
    synchronized (this) {
      mine = ++requested;
      notifyAll();
    }
    await(() -> completed >= mine || stopping);
    Throwable cause = failure();
    if (cause != null) {
      throw LocalEngine.failure(cause);
    }
  }

  /** Waits until {@code done}, a checkpoint thread that ended, or a failure. */
  void await(BooleanSupplier done) {
    boolean interrupted = false;
    synchronized (this) {
      while (failure == null && !done.getAsBoolean()) {
        try {
          wait();
        } catch (InterruptedException e) {
          // A commit that was begun is ended; the caller sees the interrupt afterwards.
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Nullable Throwable failure() {
    return failure;
  }

  /** Something that waiters look at has changed. */
  synchronized void progress() {
    notifyAll();
  }

  /** Ends the thread after the checkpoint that runs now. */
  void stop() {
    synchronized (this) {
      stopping = true;
      notifyAll();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (true) {
      long serving;
      boolean force;
      synchronized (this) {
        while (!stopping && requested == completed && !woken) {
          try {
            wait();
          } catch (InterruptedException e) {
            // Nobody has a reason to; work goes on.
          }
        }
        if (stopping) {
          return;
        }
        serving = requested;
        force = requested > completed;
        woken = false;
      }
      if (!force && !overlayLarge.getAsBoolean()) {
        continue;
      }
      try {
        checkpoint.run(force);
        succeeded.run();
      } catch (RuntimeException | Error e) {
        fail(e);
        return;
      }
      synchronized (this) {
        completed = serving;
        woken = woken || overlayLarge.getAsBoolean();
        notifyAll();
      }
    }
  }

  private synchronized void fail(Throwable cause) {
    failure = cause;
    notifyAll();
  }
}
