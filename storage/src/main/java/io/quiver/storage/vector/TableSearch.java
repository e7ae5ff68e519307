package io.quiver.storage.vector;

import io.quiver.storage.tx.Transaction;
import io.quiver.storage.vector.VectorSearchResult.Path;
import org.jspecify.annotations.Nullable;

/** The way around an index that cannot answer: reads every row that the transaction sees. */
final class TableSearch {
  private TableSearch() {}

  static VectorSearchResult run(
      VectorSource source,
      Transaction transaction,
      Metric metric,
      float[] query,
      int k,
      VectorSearchOptions options,
      @Nullable RowFilter filter) {
    NearestRows nearest = new NearestRows(k);
    long[] visited = {0};
    source.scan(
        transaction,
        (rowId, vector) -> {
          if (vector != null && (filter == null || filter.accepts(rowId))) {
            visited[0]++;
            nearest.offer(VectorMath.rank(metric, query, vector), rowId);
          }
        });
    return new VectorSearchResult(
        nearest.hits(metric, options.maxDistance()), Path.EXACT_SCAN, visited[0]);
  }
}
