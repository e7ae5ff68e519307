package io.quiver.planner.cost;

import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.tx.Transaction;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Samples of a database's tables, taken when first needed and when sizes change. Thread-safe. */
public final class TableSamples {
  /** Smaller tables say little about what they will be, and plans matter less there. */
  private static final double MIN_ROWS = 2_000;

  private final TableStore tables;
  private final Map<Integer, TableSample> samples = new ConcurrentHashMap<>();

  public TableSamples(TableStore tables) {
    this.tables = tables;
  }

  /** What is known of a column; null for small tables and for columns of long values. */
  public @Nullable ColumnSample column(
      Transaction transaction, TableDefinition table, int ordinal) {
    double rows = tables.estimateRows(transaction, table);
    if (rows < MIN_ROWS) {
      return null;
    }
    TableSample sample = samples.get(table.id());
    if (sample == null || !sample.isOf(table, rows)) {
      sample = TableSample.take(tables, transaction, table, rows);
      samples.put(table.id(), sample);
    }
    return sample.column(ordinal);
  }
}
