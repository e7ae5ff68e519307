package io.quiver.functions.algorithm;

/**
 * Lets a long loop be ended: counts its steps and every so often calls what throws when the caller
 * wants it to stop. Confined to one thread.
 */
public final class Progress {
  private static final int CHECK_EVERY = 1 << 14;

  private final Runnable checkActive;
  private int left = CHECK_EVERY;

  /** {@code checkActive} throws to stop the algorithm. */
  public Progress(Runnable checkActive) {
    this.checkActive = checkActive;
  }

  /** Counts one step. */
  public void step() {
    steps(1);
  }

  /** Counts the edges of a vertex at once. */
  public void steps(int count) {
    left -= count;
    if (left <= 0) {
      left = CHECK_EVERY;
      checkActive.run();
    }
  }
}
