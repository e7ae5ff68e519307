package io.quiver.planner.execute.context;

import org.jspecify.annotations.Nullable;

/** What one operator did in one execution, for EXPLAIN ANALYZE. Confined to one thread. */
public final class OperatorStatistics {
  private long rows;
  private long nanos;
  private long opened;
  private @Nullable String note;

  /** Counts an opening: operators under a nested loop open many times. */
  public void opened() {
    opened++;
  }

  public void add(long moreRows, long moreNanos) {
    rows += moreRows;
    nanos += moreNanos;
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
