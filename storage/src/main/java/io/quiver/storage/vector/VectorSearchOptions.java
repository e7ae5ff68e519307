package io.quiver.storage.vector;

/**
 * How to search.
 *
 * @param ef how many candidates the graph search keeps; 0: the default for k
 * @param exactness whether the graph may be used
 * @param maxDistance hits farther than this are left out
 */
public record VectorSearchOptions(int ef, Exactness exactness, double maxDistance) {
  /** Smaller sets are scanned unless the graph is asked for: it would score as many vectors. */
  public static final int SCAN_ROWS_MAX = 1_500;

  /** Whether answers may be approximate. */
  public enum Exactness {
    /** Graph or scan, whichever is cheaper. */
    AUTO,
    /** Always scan: exact. */
    ALWAYS,
    /** Always the graph where there is one (tests, measurements). */
    NEVER
  }

  public static final VectorSearchOptions DEFAULT =
      new VectorSearchOptions(0, Exactness.AUTO, Double.POSITIVE_INFINITY);
}
