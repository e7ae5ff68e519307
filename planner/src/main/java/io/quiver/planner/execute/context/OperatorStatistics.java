package io.quiver.planner.execute.context;

import org.jspecify.annotations.Nullable;

/** What one operator did in one execution, for EXPLAIN ANALYZE. Confined to one thread. */
public final class OperatorStatistics {
  private long rows;
  private long nanos;
  private long opened;
  private long heldBytes;
  private long peakBytes;
  private int temporaryFiles;
  private @Nullable String note;

  /** Counts an opening: operators under a nested loop open many times. */
  public void opened() {
    opened++;
  }

  public void add(long moreRows, long moreNanos) {
    rows += moreRows;
    nanos += moreNanos;
  }

  /** Adds to what its buffers hold, about; less than 0 when they let go of something. */
  void hold(long bytes) {
    heldBytes += bytes;
    peakBytes = Math.max(peakBytes, heldBytes);
  }

  void addTemporaryFile() {
    temporaryFiles++;
  }

  /** The most that its own buffers held at once, about, without those of operators below it. */
  public long peakBytes() {
    return peakBytes;
  }

  /** Files that took what did not fit into memory. */
  public int temporaryFiles() {
    return temporaryFiles;
  }

  /** A line about the way that was taken. */
  public void setNote(String note) {
    this.note = note;
  }

  public long rows() {
    return rows;
  }

  /** Time in this operator and those below it. */
  public long nanos() {
    return nanos;
  }

  public long openings() {
    return opened;
  }

  public @Nullable String note() {
    return note;
  }
}
