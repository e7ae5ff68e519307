package io.quiver.planner.session;

import io.quiver.storage.error.QuiverException;

/** A row of a batch failed; carries what the rows before it changed. */
public final class BatchFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long[] updateCounts;
  private final QuiverException failure;

  public BatchFailure(long[] updateCounts, QuiverException failure) {
    super(failure.getMessage(), failure);
    this.updateCounts = updateCounts.clone();
    this.failure = failure;
  }

  /** Changed rows of the parameter rows before the failed one. */
  public long[] updateCounts() {
    return updateCounts.clone();
  }

  public QuiverException failure() {
    return failure;
  }
}
