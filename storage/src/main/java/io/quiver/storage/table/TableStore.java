package io.quiver.storage.table;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.tx.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes rows of tables within a transaction, keeps ordered indexes and checks primary,
 * unique and foreign keys and NOT NULL. CHECK, DEFAULT and computed columns are the caller's.
 * Values given must already have their column's type (length, scale, dimensions). Thread-safe; what
 * it returns is confined to the transaction's thread.
 */
public interface TableStore {
  /** All rows in row id order. */
  TableCursor scan(Transaction transaction, TableDefinition table, Direction direction);

  /** Rows with ids in [from, to], both inclusive. */
  TableCursor scanRowIds(
      Transaction transaction, TableDefinition table, long from, long to, Direction direction);

  /** Rows in index order (within equal keys by row id). */
  TableCursor scanIndex(
      Transaction transaction,
      TableDefinition table,
      IndexDefinition.Ordered index,
      IndexRange range,
      Direction direction);

  /** The row with this id, or null. */
  @Nullable StoredRow get(Transaction transaction, TableDefinition table, long rowId);

  /** The row whose unique key has these values (none NULL), or null. */
  @Nullable StoredRow getUnique(
      Transaction transaction,
      TableDefinition table,
      IndexDefinition.Ordered index,
      List<Object> key);

  /**
   * Inserts a row; returns its id. {@code row} has a value for each ordinal.
   *
   * @throws io.quiver.storage.error.QuiverException NOT_NULL_VIOLATION, UNIQUE_VIOLATION,
   *     FOREIGN_KEY_VIOLATION naming table, constraint and values
   */
  long insert(Transaction transaction, TableDefinition table, @Nullable Object[] row);

  /**
   * Locks the row for a change (restarting the statement as the isolation level says) and returns
   * it, or null when it is gone.
   */
  @Nullable StoredRow lockRow(Transaction transaction, TableDefinition table, long rowId);

  /**
   * Like {@link #lockRow} without waiting; false when another transaction holds the row. After true
   * {@link #get} tells whether the row is still there.
   */
  boolean tryLockRow(Transaction transaction, TableDefinition table, long rowId);

  /** Like {@link #lockRow} against changes only: others may hold the row in the same way. */
  default @Nullable StoredRow lockRowShared(
      Transaction transaction, TableDefinition table, long rowId) {
    return lockRow(transaction, table, rowId);
  }

  /** Like {@link #lockRowShared} without waiting; false when another transaction holds the row. */
  default boolean tryLockRowShared(Transaction transaction, TableDefinition table, long rowId) {
    return tryLockRow(transaction, table, rowId);
  }

  /**
   * Replaces a row, including its key; applies ON UPDATE actions.
   *
   * @param row the new value for each ordinal
   */
  void update(Transaction transaction, TableDefinition table, long rowId, @Nullable Object[] row);

  /** Deletes a row; applies ON DELETE actions. Returns false when it is already gone. */
  boolean delete(Transaction transaction, TableDefinition table, long rowId);

  /** Deletes all rows, quickly; refused when other tables reference the table. */
  void truncate(Transaction transaction, TableDefinition table);

  /**
   * Exactly how many rows the transaction sees.
   *
   * @param checkActive called now and then while they have to be counted one by one; throws to stop
   */
  long countRows(Transaction transaction, TableDefinition table, Runnable checkActive);

  /** Cheap estimate of the table's rows, for the optimizer. */
  long estimateRows(Transaction transaction, TableDefinition table);

  /** Cheap estimate of the rows in part of an index, for the optimizer. */
  long estimateRows(
      Transaction transaction,
      TableDefinition table,
      IndexDefinition.Ordered index,
      IndexRange range);
}
