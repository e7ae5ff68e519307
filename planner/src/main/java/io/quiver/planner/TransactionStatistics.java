package io.quiver.planner;

import io.quiver.planner.cost.ColumnSample;
import io.quiver.planner.cost.KeySample;
import io.quiver.planner.cost.Statistics;
import io.quiver.planner.cost.TableSamples;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.table.IndexRange;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.tx.Transaction;
import org.jspecify.annotations.Nullable;

/** Estimates as a transaction sees them. */
record TransactionStatistics(TableStore tables, TableSamples samples, Transaction transaction)
    implements Statistics {
  @Override
  public double rows(TableDefinition table) {
    return tables.estimateRows(transaction, table);
  }

  @Override
  public double rows(TableDefinition table, IndexDefinition.Ordered index, IndexRange range) {
    return tables.estimateRows(transaction, table, index, range);
  }

  @Override
  public double rowsOfKey(TableDefinition table, IndexDefinition.Ordered index, int columns) {
    return new KeySample(tables, transaction).rowsOfKey(table, index, columns);
  }

  @Override
  public @Nullable ColumnSample sample(TableDefinition table, int ordinal) {
    return samples.column(transaction, table, ordinal);
  }
}
