package io.quiver.storage.text.lucene;

import io.quiver.storage.text.TextFields;
import io.quiver.storage.text.TextHit;
import io.quiver.storage.text.TextIndex;
import io.quiver.storage.text.TextIndexStatistics;
import io.quiver.storage.text.TextQuery;
import io.quiver.storage.text.TextRows;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.vector.RowFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for an index that is not there: not made yet, defined by the transaction itself,
 * dropped meanwhile, or never asked for. Every search reads the table.
 */
record UnindexedText(TextRows source, List<Integer> columnIds) implements TextIndex {
  @Override
  public List<TextHit> search(
      Transaction transaction,
      TextFields fields,
      TextQuery query,
      int k,
      @Nullable RowFilter filter,
      Runnable checkActive) {
    return TableTextSearch.run(
        source, columnIds, transaction, fields, query, k, filter, checkActive);
  }

  @Override
  public TextIndexStatistics statistics() {
    return new TextIndexStatistics(0, 0, 0, false, 0, 0);
  }
}
