package io.quiver.storage.table;

import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.catalog.Reference;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.codec.EncodedRow;
import io.quiver.storage.codec.RowCodec;
import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.codec.RowView;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.LockMode;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.value.DataType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One insert, update or delete of a row with everything that follows from it: index entries, checks
 * of keys, actions of foreign keys. Actions wait in a queue instead of calling each other, so that
 * a chain of any length needs no stack and a circle ends when its rows are gone or have not
 * changed. Used once, in the transaction's thread.
 *
 * <p>Order of locks: the table's definition, the row, its unique keys in the order of the indexes,
 * keys of rows that it refers to.
 */
final class RowChange {
  private final OrderedTableStore store;
  private final Transaction transaction;
  private final Deque<Runnable> actions = new ArrayDeque<>();

  RowChange(OrderedTableStore store, Transaction transaction) {
    this.store = store;
    this.transaction = transaction;
  }

  private void finish() {
    for (Runnable action = actions.poll(); action != null; action = actions.poll()) {
      action.run();
    }
  }

  // ---- insert

  long insert(TableAccess table, @Nullable Object[] row) {
    store.use(transaction, table);
    checkNotNull(table, row);
    long rowId;
    if (table.rowIdOrdinal >= 0) {
      rowId = rowIdOf(table, row);
      IndexEntries.claimRowId(transaction, table, rowId);
    } else {
      rowId = store.nextRowId(transaction, table);
    }
    EncodedRow encoded = RowCodec.encode(table.layout, row);
    for (OrderedIndex index : table.indexes) {
      @Nullable Object[] values = index.values(row);
      IndexEntries.add(transaction, table.table, index, values, index.codec.columns(values), rowId);
    }
    transaction.put(table.namespace, RowKeys.encode(rowId), encoded.bytes());
    OverflowChunks.write(transaction, table.table.overflowNamespace(), rowId, encoded.longValues());
    for (ForeignKeyDefinition key : table.table.foreignKeys()) {
      requireParent(table, key, table.values(key.columnIds(), row));
    }
    return rowId;
  }

  private static long rowIdOf(TableAccess table, @Nullable Object[] row) {
    Object value = row[table.rowIdOrdinal];
    if (value == null) {
      throw Violations.notNull(table.table, table.table.columns().get(table.rowIdOrdinal));
    }
    return (Long) value;
  }

  private static void checkNotNull(TableAccess table, @Nullable Object[] row) {
    List<ColumnDefinition> columns = table.table.columns();
    if (row.length != columns.size()) {
      throw QuiverException.bug("row of " + row.length + " values for table " + table.table.name());
    }
    for (int i = 0; i < row.length; i++) {
      if (row[i] == null && !columns.get(i).nullable()) {
        throw Violations.notNull(table.table, columns.get(i));
      }
    }
  }

  // ---- foreign keys of the row itself

  /** Requires that the row referred to exists, now or at the latest when the statement ends. */
  void requireParent(TableAccess child, ForeignKeyDefinition key, @Nullable Object[] values) {
    if (hasNull(values)) {
      return; // MATCH SIMPLE
    }
    TableAccess parent = store.access(transaction, key.parentTableId());
    UniqueKey parentKey = UniqueKey.ofParent(parent, key.parentColumnIds(), values);
    parent.declare(transaction);
    transaction.referTo(parent.namespace);
    transaction.lock(parentKey.namespace(), parentKey.lock(), LockMode.SHARED);
    if (exists(parentKey)) {
      transaction.assertPresent(parentKey.namespace(), parentKey.entry());
    } else {
      transaction.atStatementEnd(
          () -> {
            if (exists(parentKey)) {
              transaction.assertPresent(parentKey.namespace(), parentKey.entry());
            } else if (new ChildRows(transaction, child, key, values).exist()) {
              throw Violations.noParent(child.table, parent.table, key, values);
            }
          });
    }
  }

  private boolean exists(UniqueKey key) {
    return transaction.getLatest(key.namespace(), key.entry()) != null;
  }

  private static boolean hasNull(@Nullable Object[] values) {
    for (Object value : values) {
      if (value == null) {
        return true;
      }
    }
    return false;
  }

  // ---- update

  void update(TableAccess table, long rowId, @Nullable Object[] row) {
    if (!replace(table, rowId, row)) {
      throw new QuiverException(
          ErrorCode.SERIALIZATION_FAILURE,
          "row " + rowId + " of table " + table.table.name() + " no longer exists");
    }
    finish();
  }

  private boolean replace(TableAccess table, long rowId, @Nullable Object[] row) {
    store.use(transaction, table);
    checkNotNull(table, row);
    RowView old = lock(table, rowId);
    if (old == null) {
      return false;
    }
    long newRowId = table.rowIdOrdinal >= 0 ? rowIdOf(table, row) : rowId;
    if (newRowId != rowId) {
      IndexEntries.lockForRemoval(transaction, UniqueKey.ofRowId(table, rowId));
      IndexEntries.claimRowId(transaction, table, newRowId);
    }
    EncodedRow encoded = RowCodec.encode(table.layout, row);
    for (OrderedIndex index : table.indexes) {
      IndexEntries.replace(
          transaction, table.table, index, index.values(old), rowId, index.values(row), newRowId);
    }
    List<@Nullable Object[]> oldKeys = referencedValues(table, old);
    List<@Nullable Object[]> oldForeign = foreignValues(table, old);
    writeRow(table, old, newRowId, encoded);
    checkChangedForeignKeys(table, oldForeign, row);
    parentChanged(table, oldKeys, row);
    return true;
  }

  private void writeRow(TableAccess table, RowView old, long newRowId, EncodedRow encoded) {
    int overflow = table.table.overflowNamespace();
    if (newRowId == old.rowId()) {
      OverflowChunks.replace(transaction, overflow, old, encoded.longValues());
    } else {
      OverflowChunks.remove(transaction, overflow, old);
      OverflowChunks.write(transaction, overflow, newRowId, encoded.longValues());
      transaction.remove(table.namespace, RowKeys.encode(old.rowId()));
    }
    transaction.put(table.namespace, RowKeys.encode(newRowId), encoded.bytes());
  }

  /** Locks the row; null when it is gone. */
  private @Nullable RowView lock(TableAccess table, long rowId) {
    byte[] key = RowKeys.encode(rowId);
    transaction.lockForUpdate(table.namespace, key);
    byte[] bytes = transaction.get(table.namespace, key);
    if (bytes == null) {
      return null;
    }
    RowView row = store.view(transaction, table);
    row.reset(rowId, bytes);
    return row;
  }

  /** Old values of the foreign keys' columns, one array per key, before the row is overwritten. */
  private static List<@Nullable Object[]> foreignValues(TableAccess table, RowView old) {
    List<@Nullable Object[]> values = new ArrayList<>(0);
    for (ForeignKeyDefinition key : table.table.foreignKeys()) {
      values.add(values(table, key.columnIds(), old));
    }
    return values;
  }

  private static @Nullable Object[] values(
      TableAccess table, List<Integer> columnIds, RowView row) {
    @Nullable Object[] values = new Object[columnIds.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(table.table.ordinalOf(columnIds.get(i)));
    }
    return values;
  }

  private void checkChangedForeignKeys(
      TableAccess table, List<@Nullable Object[]> oldForeign, @Nullable Object[] row) {
    List<ForeignKeyDefinition> keys = table.table.foreignKeys();
    for (int i = 0; i < keys.size(); i++) {
      ForeignKeyDefinition key = keys.get(i);
      @Nullable Object[] now = table.values(key.columnIds(), row);
      if (!KeyValues.equal(types(table, key.columnIds()), oldForeign.get(i), now)) {
        requireParent(table, key, now);
      }
    }
  }

  private static DataType[] types(TableAccess table, List<Integer> columnIds) {
    DataType[] types = new DataType[columnIds.size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = table.table.column(columnIds.get(i)).type();
    }
    return types;
  }

  // ---- delete

  boolean delete(TableAccess table, long rowId) {
    boolean deleted = remove(table, rowId);
    finish();
    return deleted;
  }

  private boolean remove(TableAccess table, long rowId) {
    store.use(transaction, table);
    RowView old = lock(table, rowId);
    if (old == null) {
      return false;
    }
    if (table.rowIdOrdinal >= 0) {
      IndexEntries.lockForRemoval(transaction, UniqueKey.ofRowId(table, rowId));
    }
    for (OrderedIndex index : table.indexes) {
      @Nullable Object[] values = index.values(old);
      IndexEntries.remove(transaction, index, values, index.codec.columns(values), rowId);
    }
    List<@Nullable Object[]> oldKeys = referencedValues(table, old);
    OverflowChunks.remove(transaction, table.table.overflowNamespace(), old);
    transaction.remove(table.namespace, RowKeys.encode(rowId));
    parentChanged(table, oldKeys, null);
    return true;
  }

  // ---- foreign keys that refer to the row

  /** Values of the keys that others refer to, one array per reference, in the catalog's order. */
  private List<@Nullable Object[]> referencedValues(TableAccess table, RowView old) {
    List<@Nullable Object[]> values = new ArrayList<>(0);
    for (Reference reference : references(table)) {
      values.add(values(table, reference.foreignKey().parentColumnIds(), old));
    }
    return values;
  }

  private List<Reference> references(TableAccess table) {
    Catalog catalog = store.catalog(transaction);
    return catalog.references(table.namespace);
  }

  /** A row is gone, or now has other values ({@code row} not null): does what each key says. */
  private void parentChanged(
      TableAccess table, List<@Nullable Object[]> oldKeys, @Nullable Object @Nullable [] row) {
    List<Reference> references = references(table);
    for (int i = 0; i < oldKeys.size(); i++) {
      ForeignKeyDefinition key = references.get(i).foreignKey();
      @Nullable Object[] oldValues = oldKeys.get(i);
      if (hasNull(oldValues)) {
        continue;
      }
      @Nullable Object[] newValues = row == null ? null : table.values(key.parentColumnIds(), row);
      if (newValues == null
          || !KeyValues.equal(types(table, key.parentColumnIds()), oldValues, newValues)) {
        TableAccess child = store.access(references.get(i).child());
        act(table, child, key, oldValues, newValues);
      }
    }
  }

  private void act(
      TableAccess parent,
      TableAccess child,
      ForeignKeyDefinition key,
      @Nullable Object[] oldValues,
      @Nullable Object @Nullable [] newValues) {
    child.declare(transaction);
    ChildRows children = new ChildRows(transaction, child, key, oldValues);
    ForeignKeyDefinition.Action action = newValues == null ? key.onDelete() : key.onUpdate();
    switch (action) {
      case RESTRICT -> {
        if (children.exist()) {
          throw Violations.stillReferenced(parent.table, child.table, key, oldValues);
        }
        children.assertNone();
      }
      case NO_ACTION -> {
        if (children.exist()) {
          transaction.atStatementEnd(
              () -> requireNoOrphans(parent, child, key, oldValues, children));
        } else {
          children.assertNone();
        }
      }
      case CASCADE -> {
        children.assertNone();
        for (long rowId : children.find(Integer.MAX_VALUE)) {
          actions.add(
              newValues == null
                  ? () -> remove(child, rowId)
                  : () -> setColumns(child, key, rowId, newValues));
        }
      }
      case SET_NULL -> {
        children.assertNone();
        for (long rowId : children.find(Integer.MAX_VALUE)) {
          actions.add(() -> setColumns(child, key, rowId, new Object[key.columnIds().size()]));
        }
      }
      case SET_DEFAULT -> {
        for (long rowId : children.find(Integer.MAX_VALUE)) {
          actions.add(() -> setDefaults(child, key, rowId));
        }
      }
    }
  }

  private void requireNoOrphans(
      TableAccess parent,
      TableAccess child,
      ForeignKeyDefinition key,
      @Nullable Object[] oldValues,
      ChildRows children) {
    UniqueKey parentKey = UniqueKey.ofParent(parent, key.parentColumnIds(), oldValues);
    if (exists(parentKey)) {
      return; // another row has taken the key
    }
    if (children.exist()) {
      throw Violations.stillReferenced(parent.table, child.table, key, oldValues);
    }
    children.assertNone();
  }

  private void setDefaults(TableAccess child, ForeignKeyDefinition key, long rowId) {
    @Nullable Object[] values = defaults(child.table, key);
    setColumns(child, key, rowId, values);
    // The default may be the very value whose row is gone: then no column has changed.
    requireParent(child, key, values);
  }

  private @Nullable Object[] defaults(TableDefinition child, ForeignKeyDefinition key) {
    @Nullable Object[] values = new Object[key.columnIds().size()];
    for (int i = 0; i < values.length; i++) {
      ColumnDefinition column = child.column(key.columnIds().get(i));
      values[i] = store.rules().defaultValue(transaction, child, column);
    }
    return values;
  }

  private void setColumns(
      TableAccess child, ForeignKeyDefinition key, long rowId, @Nullable Object[] values) {
    RowView old = lock(child, rowId);
    if (old == null) {
      return;
    }
    @Nullable Object[] row = new Object[child.layout.columns()];
    for (int ordinal = 0; ordinal < row.length; ordinal++) {
      row[ordinal] = old.get(ordinal);
    }
    for (int i = 0; i < values.length; i++) {
      row[child.table.ordinalOf(key.columnIds().get(i))] = values[i];
    }
    store.rules().complete(transaction, child.table, row);
    replace(child, rowId, row);
  }
}
