package io.quiver.storage.vector;

/**
 * Figures of one vector index since it was opened.
 *
 * @param rows rows in the index
 * @param rowsInGraph of these, in graph segments
 * @param rowsInSegments rows in graph segments with those that are superseded but not gone
 * @param segments number of graph segments
 * @param memory what it takes
 * @param build what the background work is at
 * @param ready whether searches use the index; false while it is being loaded
 * @param graphSearches searches that used a graph
 * @param filteredGraphSearches of these with a filter
 * @param exactScans searches that scanned the index
 * @param tableScans searches that had to read the table
 * @param forcedBuilds commits that had to make graphs because the delta was full
 */
public record VectorIndexStatistics(
    long rows,
    long rowsInGraph,
    long rowsInSegments,
    int segments,
    Memory memory,
    Build build,
    boolean ready,
    long graphSearches,
    long filteredGraphSearches,
    long exactScans,
    long tableScans,
    long forcedBuilds) {
  /**
   * Bytes.
   *
   * @param vectors of graph segments, shortened or not
   * @param graphs of graph segments
   * @param delta vectors that have no graph yet
   * @param deltaMax from here on commits wait for graphs
   * @param rows ids and commits of rows
   * @param disk in files
   * @param mapped vectors and graphs of graph segments that are not in the heap but in mapped files
   */
  public record Memory(
      long vectors, long graphs, long delta, long deltaMax, long rows, long disk, long mapped) {
    static final Memory NONE = new Memory(0, 0, 0, 0, 0, 0, 0);
  }

  /**
   * Background work.
   *
   * @param step NONE, WAITING, LOADING, GRAPH
   * @param total rows to do, 0 when not known
   * @param etaSeconds about how long it still takes, -1 when not known
   */
  public record Build(String step, long done, long total, long etaSeconds) {
    static final Build NONE = new Build("NONE", 0, 0, -1);
  }

  /** Held in memory. */
  public long memoryBytes() {
    return memory.vectors() + memory.graphs() + memory.delta() + memory.rows();
  }

  /** LOADING: searches read the table; BUILDING: they scan vectors; READY: they use graphs. */
  public String state() {
    if (!ready) {
      return "LOADING";
    }
    return build.step().equals("GRAPH") ? "BUILDING" : "READY";
  }
}
