package io.quiver.storage.table;

import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.kv.Keys;
import io.quiver.storage.tx.LockMode;
import io.quiver.storage.tx.Transaction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes entries of ordered indexes and guards the keys that must be unique. */
final class IndexEntries {
  private IndexEntries() {}

  /** Locks the row id as a key and makes sure that no row has it. */
  static void claimRowId(Transaction transaction, TableAccess table, long rowId) {
    UniqueKey key = UniqueKey.ofRowId(table, rowId);
    if (!claim(transaction, key)) {
      TableDefinition definition = table.table;
      String name = definition.primaryKeyName();
      throw Violations.unique(
          definition,
          name == null ? "of the row id" : name,
          definition.primaryKeyColumnIds(),
          new Object[] {rowId});
    }
  }

  /**
   * Locks the key until the transaction ends and asserts that nobody else has it; false when a
   * committed or own row has it.
   */
  private static boolean claim(Transaction transaction, UniqueKey key) {
    transaction.lock(key.namespace(), key.lock(), LockMode.EXCLUSIVE);
    if (transaction.getLatest(key.namespace(), key.entry()) != null) {
      return false;
    }
    transaction.assertAbsent(key.namespace(), key.entry());
    return true;
  }

  /** Keeps others from taking the value before it is known whether it becomes free. */
  static void lockForRemoval(Transaction transaction, UniqueKey key) {
    transaction.lock(key.namespace(), key.lock(), LockMode.EXCLUSIVE);
  }

  /** Adds the entry of a row; throws UNIQUE_VIOLATION. */
  static void add(
      Transaction transaction,
      TableDefinition table,
      OrderedIndex index,
      @Nullable Object[] values,
      byte[] columns,
      long rowId) {
    byte[] key = index.key(values, columns, rowId);
    if (index.mustBeUnique(values) && !claim(transaction, UniqueKey.ofIndex(index, columns))) {
      throw Violations.unique(table, index.definition.name(), index.definition.columnIds(), values);
    }
    transaction.put(
        index.namespace, key, index.definition.unique() ? RowKeys.encode(rowId) : Keys.empty());
  }

  /** Removes the entry of a row. */
  static void remove(
      Transaction transaction,
      OrderedIndex index,
      @Nullable Object[] values,
      byte[] columns,
      long rowId) {
    if (index.mustBeUnique(values)) {
      lockForRemoval(transaction, UniqueKey.ofIndex(index, columns));
    }
    transaction.remove(index.namespace, index.key(values, columns, rowId));
  }

  /** Moves the entry of a row that has changed, if it has to move. */
  static void replace(
      Transaction transaction,
      TableDefinition table,
      OrderedIndex index,
      @Nullable Object[] oldValues,
      long oldRowId,
      @Nullable Object[] newValues,
      long newRowId) {
    byte[] oldColumns = index.codec.columns(oldValues);
    byte[] newColumns = index.codec.columns(newValues);
    boolean sameColumns = Arrays.equals(oldColumns, newColumns);
    if (sameColumns && oldRowId == newRowId) {
      return;
    }
    if (sameColumns && index.mustBeUnique(newValues)) {
      // The value stays with the row; only the row has another id.
      transaction.put(
          index.namespace, index.key(newValues, newColumns, newRowId), RowKeys.encode(newRowId));
      return;
    }
    remove(transaction, index, oldValues, oldColumns, oldRowId);
    add(transaction, table, index, newValues, newColumns, newRowId);
  }
}
