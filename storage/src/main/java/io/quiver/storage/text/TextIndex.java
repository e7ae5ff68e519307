package io.quiver.storage.text;

import io.quiver.storage.tx.Transaction;
import io.quiver.storage.vector.RowFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text search over some columns of one table, as a transaction sees them: its own uncommitted rows
 * count, rows it does not see do not, neither as answers nor in the statistics that scores are made
 * of. Thread-safe.
 */
public interface TextIndex {
  /**
   * The rows that a query matches, best first; rows of equal score in the order of their ids.
   *
   * @param fields which columns of the index are searched, and how scores come about
   * @param k how many rows at most
   * @param filter which rows count, or null for all; part of the search: k rows come back whenever
   *     k accepted rows match
   * @param checkActive called now and then; throws to stop
   */
  List<TextHit> search(
      Transaction transaction,
      TextFields fields,
      TextQuery query,
      int k,
      @Nullable RowFilter filter,
      Runnable checkActive);

  /** Figures for views and tests. */
  TextIndexStatistics statistics();
}
