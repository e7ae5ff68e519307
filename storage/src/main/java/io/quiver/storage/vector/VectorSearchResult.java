package io.quiver.storage.vector;

import java.util.List;

/**
 * The answer to one search and how it was found, for EXPLAIN ANALYZE.
 *
 * @param hits nearest first; ties by row id
 * @param path which way the search took
 * @param visited vectors whose distance was computed
 */
public record VectorSearchResult(List<VectorHit> hits, Path path, long visited) {
  /** The ways to find neighbours. */
  public enum Path {
    GRAPH,
    FILTERED_GRAPH,
    EXACT_SCAN
  }

  public VectorSearchResult {
    hits = List.copyOf(hits);
  }
}
