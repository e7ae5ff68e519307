package io.quiver.storage.graph;

import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.table.StoredRow;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.tx.Transaction;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table by their ids, exactly as a transaction sees them: from arrays that are kept, or
 * read one by one until arrays are worth while. Only the columns that were named can be asked for.
 * Confined to one thread, good for one statement.
 */
public final class EdgeValues {
  private static final int NOTE_EVERY = 256;

  private final EdgeValueCache cache;
  private final Transaction transaction;
  private final TableStore tables;
  private final TableDefinition table;
  private final List<Integer> ordinals;
  private final Runnable checkActive;
  private final boolean canBeArrays;
  private EdgeValueCache.@Nullable Known known;
  private @Nullable StoredRow row;
  private int place;
  private int read;

  EdgeValues(
      EdgeValueCache cache,
      Transaction transaction,
      TableStore tables,
      TableDefinition table,
      List<Integer> ordinals,
      Runnable checkActive) {
    this.cache = cache;
    this.transaction = transaction;
    this.tables = tables;
    this.table = table;
    this.ordinals = List.copyOf(ordinals);
    this.checkActive = checkActive;
    this.canBeArrays = EdgeValueCache.canHold(table, this.ordinals);
    this.known = cache.find(transaction, table, this.ordinals);
  }

  /** Goes to a row, which exists. */
  public void seek(long rowId) {
    EdgeValueCache.Known arrays = known;
    if (arrays != null && Arrays.binarySearch(arrays.changed(), rowId) < 0) {
      place = arrays.arrays().find(rowId);
      if (place >= 0) {
        row = null;
        return;
      }
    }
    row = tables.get(transaction, table, rowId);
    if (row == null) {
      throw QuiverException.bug("no row " + rowId + " in " + table.name());
    }
    if (arrays == null
        && canBeArrays
        && ++read % NOTE_EVERY == 0
        && cache.isWorthBuilding(transaction, tables, table, NOTE_EVERY)) {
      known = cache.build(transaction, tables, table, ordinals, checkActive);
    }
  }

  private ColumnArrays arrays() {
    EdgeValueCache.Known arrays = known;
    if (arrays == null) {
      throw new IllegalStateException("not at a row");
    }
    return arrays.arrays();
  }

  public boolean isNull(int ordinal) {
    return row == null ? arrays().isNull(place, ordinal) : row.isNull(ordinal);
  }

  public long getLong(int ordinal) {
    return row == null ? arrays().getLong(place, ordinal) : row.getLong(ordinal);
  }

  public double getDouble(int ordinal) {
    return row == null ? arrays().getDouble(place, ordinal) : row.getDouble(ordinal);
  }

  public @Nullable Object get(int ordinal) {
    return row == null ? arrays().get(place, ordinal) : row.get(ordinal);
  }

  /** Where values come from, for EXPLAIN ANALYZE. */
  public String describe() {
    return known == null ? "rows of " + table.name() : "column arrays of " + table.name();
  }
}
