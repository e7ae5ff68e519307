package io.quiver.planner.system;

import io.quiver.storage.Database;
import java.util.concurrent.atomic.LongAdder;

/** How often statements of a database were planned and found planned already. Thread-safe. */
public final class PlanCounts {
  private final LongAdder plannings = new LongAdder();
  private final LongAdder textHits = new LongAdder();
  private final LongAdder shapeHits = new LongAdder();

  /** Counts from zero. */
  public PlanCounts() {}

  /** Those of a database since it was opened. */
  public static PlanCounts of(Database database) {
    return database.attached(PlanCounts.class, opened -> new PlanCounts());
  }

  public LongAdder plannings() {
    return plannings;
  }

  /** Plans found by the exact text. */
  public LongAdder textHits() {
    return textHits;
  }

  /** Plans found by the text without its literals. */
  public LongAdder shapeHits() {
    return shapeHits;
  }
}
