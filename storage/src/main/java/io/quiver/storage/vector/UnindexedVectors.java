package io.quiver.storage.vector;

import io.quiver.storage.tx.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for an index that is not there: not made yet, defined by the transaction itself,
 * dropped meanwhile, or of a kind that cannot be made. Every search reads the table.
 */
record UnindexedVectors(Metric metric, int dimensions, VectorSource source) implements VectorIndex {
  @Override
  public VectorSearchResult search(
      Transaction transaction,
      float[] query,
      int k,
      VectorSearchOptions options,
      @Nullable RowFilter filter,
      Runnable poll) {
    TableSearch.check(query, k, dimensions);
    return TableSearch.run(source, transaction, metric, query, k, options, filter, poll);
  }

  @Override
  public long rows() {
    return 0;
  }

  @Override
  public long rowsInGraph() {
    return 0;
  }

  @Override
  public VectorIndexStatistics statistics() {
    return new VectorIndexStatistics(
        0,
        0,
        0,
        0,
        VectorIndexStatistics.Memory.NONE,
        VectorIndexStatistics.Build.NONE,
        false,
        0,
        0,
        0,
        0,
        0);
  }
}
