package io.quiver.driver.jdbc;

import java.sql.Statement;
import java.util.Arrays;

/** The counts that a failed batch reports. */
final class BatchCounts {
  private BatchCounts() {}

  /**
   * Counts of the entries before the failed one.
   *
   * @param undone whether their effect was rolled back: then each is EXECUTE_FAILED
   */
  static long[] before(long[] counts, int done, boolean undone) {
    long[] result = Arrays.copyOf(counts, done);
    if (undone) {
      Arrays.fill(result, Statement.EXECUTE_FAILED);
    }
    return result;
  }
}
