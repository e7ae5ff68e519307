package io.quiver.storage.text;

/**
 * Figures of one text index since it was opened.
 *
 * @param rows rows in the index, superseded versions included
 * @param segments number of parts that a search looks into
 * @param waitingChanges committed changes that the next search takes over
 * @param ready whether searches use the index; false while it is being loaded
 * @param indexSearches searches that used the index
 * @param tableScans searches that had to read the table
 */
public record TextIndexStatistics(
    long rows,
    int segments,
    int waitingChanges,
    boolean ready,
    long indexSearches,
    long tableScans) {}
