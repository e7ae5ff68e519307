package io.quiver.planner.cost;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.table.IndexRange;
import io.quiver.storage.table.TableCursor;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.tx.Transaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how many rows share a key: takes a few rows spread evenly over the row ids and counts
 * the index entries of each one's key. Reads about as much as twenty queries by key.
 */
public final class KeySample {
  /** Below, the table says little about what it will be when the plan runs. */
  private static final long MIN_ROWS = 1_000;

  private static final int SAMPLES = 8;

  private final TableStore tables;
  private final Transaction transaction;

  public KeySample(TableStore tables, Transaction transaction) {
    this.tables = tables;
    this.transaction = transaction;
  }

  /**
   * Rows that have the same values in an index's first columns, on average over the keys; 0 when
   * the table is too small to tell.
   */
  public double rowsOfKey(TableDefinition table, IndexDefinition.Ordered index, int columns) {
    if (tables.estimateRows(transaction, table) < MIN_ROWS) {
      return 0;
    }
    Long first = edge(table, Direction.FORWARD);
    Long last = edge(table, Direction.BACKWARD);
    if (first == null || last == null) {
      return 0;
    }
    double step = ((double) last - first) / SAMPLES;
    double reciprocals = 0;
    for (int i = 0; i < SAMPLES; i++) {
      long from = first + (long) (step * (i + 0.5));
      List<@Nullable Object> key = key(table, index, columns, from, last);
      if (key == null) {
        return 0;
      }
      // A key with many rows is met that much more often: hence the harmonic mean.
      IndexRange range = IndexRange.equal(key);
      reciprocals += 1.0 / Math.max(1, tables.estimateRows(transaction, table, index, range));
    }
    return SAMPLES / reciprocals;
  }

  private @Nullable Long edge(TableDefinition table, Direction direction) {
    try (TableCursor rows = tables.scan(transaction, table, direction)) {
      return rows.next() ? (Long) rows.row().rowId() : null;
    }
  }

  private @Nullable List<@Nullable Object> key(
      TableDefinition table, IndexDefinition.Ordered index, int columns, long from, long to) {
    try (TableCursor rows = tables.scanRowIds(transaction, table, from, to, Direction.FORWARD)) {
      if (!rows.next()) {
        return null;
      }
      List<@Nullable Object> key = new ArrayList<>(columns);
      for (int i = 0; i < columns; i++) {
        key.add(rows.row().get(table.ordinalOf(index.columnIds().get(i))));
      }
      return key;
    }
  }
}
