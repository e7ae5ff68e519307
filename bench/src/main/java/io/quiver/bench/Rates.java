package io.quiver.bench;

import java.lang.management.ManagementFactory;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Repeats work by the clock. */
final class Rates {
  private static final long WARM_UP_NANOS = 3_000_000_000L;
  private static final long RUN_NANOS = 3_000_000_000L;
  private static final boolean CPU_TIME = Boolean.getBoolean("quiver.bench.cpu");

  private Rates() {}

  /** One unit of work. */
  @FunctionalInterface
  interface Work {
    void run() throws SQLException;
  }

  /** Repeats the work for a while to warm up, then for as long again; units per second. */
  static double of(Work work) throws SQLException {
    repeat(work, WARM_UP_NANOS);
    return repeat(work, RUN_NANOS);
  }

  /** Units per second within the time given, to the first end of a unit after it. */
  static double repeat(Work work, long nanos) throws SQLException {
    long start = now();
    long count = 0;
    long elapsed;
    do {
      work.run();
      count++;
      elapsed = now() - start;
    } while (elapsed < nanos);
    return count * 1e9 / elapsed;
  }

  /** On a machine that others use too, the time that this thread had a processor says more. */
  static long now() {
    return CPU_TIME
        ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
        : System.nanoTime();
  }

  static void expectRow(ResultSet rows) throws SQLException {
    if (!rows.next() || rows.getString(1) == null) {
      throw new SQLException("no row");
    }
  }
}
