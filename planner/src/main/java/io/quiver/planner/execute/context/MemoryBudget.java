package io.quiver.planner.execute.context;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the buffers of one statement hold, about; where operators are measured, whose buffers
 * they are, too. Confined to one thread.
 */
public final class MemoryBudget {
  /** Operators of a plan that hold rows at the same time, about. */
  private static final int SHARES = 4;

  private final long limitBytes;
  private long usedBytes;
  private long peakBytes;
  private @Nullable OperatorStatistics owner;

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
          .withHint("Select fewer rows or columns, or raise the limit: SET memory_limit_mb = ..");
    }
    peakBytes = Math.max(peakBytes, usedBytes);
    if (owner != null) {
      owner.hold(bytes);
    }
  }

  public void release(long bytes) {
    usedBytes -= bytes;
    if (owner != null) {
      owner.hold(-bytes);
    }
  }

  /**
   * Says whose buffers grow and shrink from now on.
   *
   * @return whose they were until now, to be given back
   */
  public @Nullable OperatorStatistics changeOwner(@Nullable OperatorStatistics next) {
    OperatorStatistics before = owner;
    owner = next;
    return before;
  }

  /** One file more took what did not fit. */
  void addTemporaryFile() {
    if (owner != null) {
      owner.addTemporaryFile();
    }
  }

  /** The most that was held at once. */
  public long peakBytes() {
    return peakBytes;
  }

  /**
   * Whether an operator that holds {@code own} bytes should put them into a file before it takes
   * {@code more}: it has its share of the budget, or the budget is used up.
   */
  public boolean isCrowded(long own, long more) {
    return own > 0 && (own + more > limitBytes / SHARES || !fits(more));
  }

  /** Whether as much again as {@code bytes} would still fit. */
  public boolean fits(long bytes) {
    return usedBytes + bytes <= limitBytes;
  }

  public long usedBytes() {
    return usedBytes;
  }
}
