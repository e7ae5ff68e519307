package io.quiver.storage.engine;

import java.util.concurrent.locks.LockSupport;

/**
 * How long a commit waits so that the overlay is not full before the checkpoint that runs has
 * emptied its part: from the first byte above the size at which checkpoints begin, commits are
 * slowed a little, and more the nearer the overlay is to its limit, instead of all of them being
 * stopped there.
 *
 * <p>The unit is the time per byte in which a checkpoint of the usual duration would end just when
 * the overlay reaches its limit; it is multiplied by {@code f / (1 - f)} with f the part of the
 * room above the first size that is taken.
 */
final class CommitPace {
  private static final long SHORTEST_NANOS = 200_000_000L;
  private static final long LONGEST_WAIT_NANOS = 100_000_000L;

  private final long overlayBytes;

  /** Of the slowest checkpoint, halved in steps by faster ones. Written by one thread. */
  private volatile long usualNanos = SHORTEST_NANOS;

  CommitPace(long overlayBytes) {
    this.overlayBytes = overlayBytes;
  }

  /** A checkpoint that emptied the overlay has taken so long. */
  void checkpointTook(long nanos) {
    usualNanos = Math.max(SHORTEST_NANOS, Math.max(nanos, usualNanos - usualNanos / 4));
  }

  /**
   * Waits as long as {@link #waitNanos} says; an interrupt, which stays set, ends that.
   *
   * @param bytes of the commit
   * @param present bytes in the overlay
   */
  void pause(long bytes, long present) {
    long nanos = waitNanos(bytes, present);
    if (nanos > 0) {
      LockSupport.parkNanos(nanos);
    }
  }

  /**
   * @param bytes of the commit
   * @param present bytes in the overlay
   * @return 0 while there is plenty of room
   */
  long waitNanos(long bytes, long present) {
    long above = present - overlayBytes;
    if (above <= 0) {
      return 0;
    }
    long left = Math.max(1, overlayBytes - above);
    double nanos = (double) usualNanos * bytes / overlayBytes * above / left;
    return (long) Math.min(LONGEST_WAIT_NANOS, nanos);
  }
}
