package io.quiver.storage.vector;

/**
 * What the background work on an index is at, for the system tables. Thread-safe; figures read
 * together may belong to neighbouring moments.
 */
final class BuildProgress {
  private static final double NANOS = 1e9;

  private volatile String step = "NONE";
  private volatile long done;
  private volatile long total;
  private volatile long startNanos;

  /**
   * A step begins.
   *
   * @param rows about how many rows it has to do; 0: unknown
   */
  void begin(String name, long rows) {
    done = 0;
    total = rows;
    startNanos = System.nanoTime();
    step = name;
  }

  void at(long rows) {
    done = rows;
  }

  void end() {
    step = "NONE";
    total = 0;
    done = 0;
  }

  VectorIndexStatistics.Build now() {
    long rows = Math.min(done, total);
    // Linking a row takes longer the more are linked: this is a little early.
    double seconds = (System.nanoTime() - startNanos) / NANOS;
    long eta = rows <= 0 || total == 0 ? -1 : Math.round(seconds * (total - rows) / rows);
    return new VectorIndexStatistics.Build(step, rows, total, eta);
  }
}
