package io.quiver.planner;

import io.quiver.planner.cost.ColumnSample;
import io.quiver.planner.cost.Statistics;
import io.quiver.planner.cost.TableSamples;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.table.IndexRange;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.tx.Transaction;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Estimates as a transaction sees them while one statement is planned. Confined to it. */
final class TransactionStatistics implements Statistics {
  private final TableStore tables;
  private final TableSamples samples;
  private final Transaction transaction;
  private final Map<TableDefinition, Double> rows = new IdentityHashMap<>();

  TransactionStatistics(TableStore tables, TableSamples samples, Transaction transaction) {
    this.tables = tables;
    this.samples = samples;
    this.transaction = transaction;
  }

  @Override
  public double rows(TableDefinition table) {
    Double known = rows.get(table);
    if (known == null) {
      known = (double) tables.estimateRows(transaction, table);
      rows.put(table, known);
    }
    return known;
  }

  @Override
  public double rows(TableDefinition table, IndexDefinition.Ordered index, IndexRange range) {
    return tables.estimateRows(transaction, table, index, range);
  }

  @Override
  public double rowsOfKey(TableDefinition table, IndexDefinition.Ordered index, int columns) {
    return samples.rowsOfKey(transaction, table, rows(table), index, columns);
  }

  @Override
  public @Nullable ColumnSample sample(TableDefinition table, int ordinal) {
    return samples.column(transaction, table, rows(table), ordinal);
  }
}
