package io.quiver.storage.engine;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The thread that runs checkpoints: when asked to, when the overlay is large, and when nothing was
 * committed for a while, because reads of the store are faster than reads through the overlay. A
 * failed checkpoint is the last one.
 */
final class CheckpointThread {
  /** What the thread looks at. Called with this object's monitor held: must take no lock. */
  interface Overlay {
    boolean isLarge();

    /** 0 when it is empty. */
    long lastTimestamp();
  }

  private enum Work {
    STOP,
    FORCED,
    RELIEF
  }

  private final Checkpoint checkpoint;
  private final Overlay overlay;
  private final long idleMillis;
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
   * @param idleMillis time without a commit after which the overlay is emptied; 0: never
   * @param succeeded runs after each checkpoint, on its thread
   */
  CheckpointThread(Checkpoint checkpoint, Overlay overlay, long idleMillis, Runnable succeeded) {
    this.checkpoint = checkpoint;
    this.overlay = overlay;
    this.idleMillis = idleMillis;
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
      throw EngineErrors.poisoned(cause);
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
      Work work;
      synchronized (this) {
        work = awaitWork();
        serving = requested;
      }
      if (work == Work.STOP) {
        return;
      }
      try {
        checkpoint.run(work == Work.FORCED);
        succeeded.run();
      } catch (RuntimeException | Error e) {
        fail(e);
        return;
      }
      synchronized (this) {
        if (work == Work.FORCED) {
          completed = serving;
        }
        woken = woken || overlay.isLarge();
        notifyAll();
      }
    }
  }

  /** Called with the monitor held, and gives it up while it waits. */
  private Work awaitWork() {
    long observed = 0;
    long observedAt = 0;
    while (true) {
      if (stopping) {
        return Work.STOP;
      }
      if (requested > completed) {
        woken = false;
        return Work.FORCED;
      }
      if (woken) {
        woken = false;
        if (overlay.isLarge()) {
          return Work.RELIEF;
        }
      }
      long last = overlay.lastTimestamp();
      long now = System.nanoTime();
      if (last == 0 || last != observed) {
        observed = last;
        observedAt = now;
      } else if (idleMillis > 0 && now - observedAt >= TimeUnit.MILLISECONDS.toNanos(idleMillis)) {
        return Work.RELIEF;
      }
      try {
        wait(last == 0 ? 0 : idleMillis);
      } catch (InterruptedException e) {
        // Nobody has a reason to; work goes on.
      }
    }
  }

  private synchronized void fail(Throwable cause) {
    failure = cause;
    notifyAll();
  }
}
