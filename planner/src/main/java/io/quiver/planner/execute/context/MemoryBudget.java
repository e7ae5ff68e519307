package io.quiver.planner.execute.context;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;

/** Counts what the buffers of one statement hold, about. Confined to one thread. */
public final class MemoryBudget {
  private final long limitBytes;
  private long usedBytes;

  public MemoryBudget(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /**
   * Adds to what is held.
   *
   * @throws QuiverException OUT_OF_MEMORY
   */
  public void reserve(long bytes) {
    usedBytes += bytes;
    if (usedBytes > limitBytes) {
      throw new QuiverException(
              ErrorCode.OUT_OF_MEMORY,
              "The statement needs more than the " + limitBytes + " bytes it may use")
          .withHint("Select fewer rows or columns, or raise the statement's memory limit.");
    }
  }

  public void release(long bytes) {
    usedBytes -= bytes;
  }

  /** Whether as much again as {@code bytes} would still fit. */
  public boolean fits(long bytes) {
    return usedBytes + bytes <= limitBytes;
  }

  public long usedBytes() {
    return usedBytes;
  }
}
