package io.quiver.storage.vector;

import io.quiver.storage.tx.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Nearest neighbours over one vector column of one table, as a transaction sees them: its own
 * uncommitted rows count, rows it does not see do not. Thread-safe.
 */
public interface VectorIndex {
  Metric metric();

  int dimensions();

  /**
   * The k nearest visible rows, or all if there are fewer than k.
   *
   * @param filter which rows count, or null for all; part of the search: k rows come back whenever
   *     k accepted rows exist
   * @param poll called every few thousand vectors at least; ends the search by throwing
   */
  VectorSearchResult search(
      Transaction transaction,
      float[] query,
      int k,
      VectorSearchOptions options,
      @Nullable RowFilter filter,
      Runnable poll);

  /** A search that nobody can end. */
  default VectorSearchResult search(
      Transaction transaction,
      float[] query,
      int k,
      VectorSearchOptions options,
      @Nullable RowFilter filter) {
    return search(transaction, query, k, options, filter, () -> {});
  }

  /**
   * To be called before rows are changed, on the thread that changes them: when commits have left
   * more than may wait for a graph, this thread makes one before it goes on. Others are not held
   * up.
   */
  default void awaitRoom() {}

  /** Rows in the index, about. */
  long rows();

  /** Of these, rows that are in a graph segment. */
  long rowsInGraph();

  /** More figures, for views and tests. */
  VectorIndexStatistics statistics();
}
