package io.quiver.planner.execute.context;

/** Set from any thread to end the statement that polls it. Thread-safe. */
public final class CancelFlag {
  private volatile boolean cancelled;

  public void cancel() {
    cancelled = true;
  }

  /** Makes the flag ready for the next statement. */
  public void reset() {
    cancelled = false;
  }

  public boolean isCancelled() {
    return cancelled;
  }
}
