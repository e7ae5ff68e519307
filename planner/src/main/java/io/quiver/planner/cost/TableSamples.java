package io.quiver.planner.cost;

import io.quiver.storage.catalog.IndexDefinition;
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
  private final Map<KeyColumns, KeyRows> keyRows = new ConcurrentHashMap<>();

  public TableSamples(TableStore tables) {
    this.tables = tables;
  }

  /** How many rows share a key, for a table that had so many. */
  private record KeyRows(TableDefinition table, double rows, double ofKey) {
    @SuppressWarnings("ReferenceEquality") // another definition is merely sampled again
    boolean isOf(TableDefinition other, double presentRows) {
      return table == other && presentRows < rows * 2 && presentRows > rows / 2;
    }
  }

  private record KeyColumns(int indexId, int columns) {}

  /** {@link KeySample#rowsOfKey}, found again when the table's size changes. */
  public double rowsOfKey(
      Transaction transaction,
      TableDefinition table,
      double rows,
      IndexDefinition.Ordered index,
      int columns) {
    KeyColumns key = new KeyColumns(index.id(), columns);
    KeyRows known = keyRows.get(key);
    if (known == null || !known.isOf(table, rows)) {
      double ofKey = new KeySample(tables, transaction).rowsOfKey(table, index, columns);
      known = new KeyRows(table, rows, ofKey);
      keyRows.put(key, known);
    }
    return known.ofKey();
  }

  /** What is known of a column; null for small tables and for columns of long values. */
  public @Nullable ColumnSample column(
      Transaction transaction, TableDefinition table, double rows, int ordinal) {
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
