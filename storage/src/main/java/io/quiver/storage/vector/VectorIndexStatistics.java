package io.quiver.storage.vector;

/**
 * Figures of one vector index since it was opened.
 *
 * @param rows rows in the index
 * @param rowsInGraph of these, in graph segments
 * @param segments number of graph segments
 * @param memoryBytes held in memory
 * @param ready whether searches use the index; false while it is being loaded
 * @param graphSearches searches that used a graph
 * @param filteredGraphSearches of these with a filter
 * @param exactScans searches that scanned the index
 * @param tableScans searches that had to read the table
 */
public record VectorIndexStatistics(
    long rows,
    long rowsInGraph,
    int segments,
    long memoryBytes,
    boolean ready,
    long graphSearches,
    long filteredGraphSearches,
    long exactScans,
    long tableScans) {}
