package io.quiver.storage.vector;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.vector.VectorSearchResult.Path;
import org.jspecify.annotations.Nullable;

/** The way around an index that cannot answer: reads every row that the transaction sees. */
final class TableSearch {
  private static final int POLL_MASK = 0xFF;

  private TableSearch() {}

  static VectorSearchResult run(
      VectorSource source,
      Transaction transaction,
      Metric metric,
      float[] query,
      int k,
      VectorSearchOptions options,
      @Nullable RowFilter filter,
      Runnable poll) {
    NearestRows nearest = NearestRows.within(k, metric, options.maxDistance());
    long[] visited = {0};
    source.scan(
        transaction,
        (rowId, vector, included) -> {
          if (vector != null) {
            if ((++visited[0] & POLL_MASK) == 0) {
              poll.run();
            }
            double rank = VectorMath.rank(metric, query, vector);
            if (nearest.wants(rank, rowId) && (filter == null || filter.accepts(rowId))) {
              nearest.offer(rank, rowId);
            }
          }
        });
    return new VectorSearchResult(
        nearest.hits(metric, options.maxDistance()), Path.EXACT_SCAN, visited[0]);
  }

  /** Refuses what no search can answer. */
  static void check(float[] query, int k, int dimensions) {
    if (query.length != dimensions) {
      throw new QuiverException(
          ErrorCode.VECTOR_DIMENSION,
          "the query vector has "
              + query.length
              + " dimensions, the searched column has "
              + dimensions);
    }
    if (k < 0) {
      throw new QuiverException(
          ErrorCode.INVALID_LIMIT,
          "the number of neighbours is " + k + ", it must not be negative");
    }
    for (float value : query) {
      if (!Float.isFinite(value)) {
        throw new QuiverException(
            ErrorCode.VECTOR_NOT_FINITE, "the query vector contains " + value);
      }
    }
  }
}
