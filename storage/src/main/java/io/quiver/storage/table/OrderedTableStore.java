package io.quiver.storage.table;

import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.Reference;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.codec.IndexKeyCodec;
import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.codec.RowView;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.EntryBlock;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.Keys;
import io.quiver.storage.kv.ReadView;
import io.quiver.storage.tx.LockMode;
import io.quiver.storage.tx.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tables over ordered keys: rows under their row id, one namespace per index, long values beside.
 *
 * <p>Changes belong inside {@link Transaction#runStatement}, which undoes what a failed one had
 * already written and ends with the checks that a foreign key may defer to the statement's end.
 */
public final class OrderedTableStore implements TableStore {
  private static final int CHECK_EVERY = 1 << 14;

  private final Definitions definitions;
  private final RowIds rowIds = new RowIds();
  private final Map<Integer, TableAccess> accesses = new ConcurrentHashMap<>();
  private final BlockCache blocks = new BlockCache();
  private volatile RowRules rules = RowRules.NONE;

  public OrderedTableStore(Definitions definitions) {
    this.definitions = definitions;
  }

  /** Sets how expressions of definitions are evaluated when foreign keys change rows. */
  public void setRules(RowRules newRules) {
    rules = newRules;
  }

  RowRules rules() {
    return rules;
  }

  Catalog catalog(Transaction transaction) {
    return definitions.catalog(transaction);
  }

  void use(Transaction transaction, TableDefinition table) {
    definitions.use(transaction, table);
  }

  /** As {@link #use(Transaction, TableDefinition)}, before keys of its rows are locked. */
  void use(Transaction transaction, TableAccess access) {
    access.declare(transaction);
    use(transaction, access.table);
  }

  long nextRowId(Transaction transaction, TableAccess table) {
    return rowIds.next(transaction, table);
  }

  /** Forgets what is remembered of a table that was dropped. */
  public void forget(int tableId) {
    accesses.remove(tableId);
    rowIds.forget(tableId);
    blocks.forget(tableId);
  }

  @SuppressWarnings("ReferenceEquality") // another instance is merely prepared again
  TableAccess access(TableDefinition table) {
    TableAccess access = accesses.get(table.id());
    if (access == null || access.table != table) {
      access = new TableAccess(table);
      accesses.put(table.id(), access);
    }
    return access;
  }

  TableAccess access(Transaction transaction, int tableId) {
    return access(catalog(transaction).requireTable(tableId));
  }

  RowView view(Transaction transaction, TableAccess table) {
    return new RowView(
        table.layout, OverflowChunks.asRead(transaction, table.table.overflowNamespace()));
  }

  private static TableRow row(Transaction transaction, TableAccess table) {
    return new TableRow(
        table.layout, OverflowChunks.asRead(transaction, table.table.overflowNamespace()));
  }

  // ---- reads

  @Override
  public TableCursor scan(Transaction transaction, TableDefinition table, Direction direction) {
    TableAccess access = access(table);
    return new RowCursor(
        transaction.scan(access.namespace, KeyRange.ALL, direction),
        row(transaction, access),
        access,
        blocks);
  }

  @Override
  public TableCursor scanRowIds(
      Transaction transaction, TableDefinition table, long from, long to, Direction direction) {
    TableAccess access = access(table);
    KeyRange range =
        from > to
            ? KeyRange.of(Keys.empty(), Keys.empty())
            : KeyRange.of(RowKeys.encode(from), Keys.successor(RowKeys.encode(to)));
    return new RowCursor(
        transaction.scan(access.namespace, range, direction),
        row(transaction, access),
        access,
        blocks);
  }

  @Override
  public TableCursor scanIndex(
      Transaction transaction,
      TableDefinition table,
      IndexDefinition.Ordered index,
      IndexRange range,
      Direction direction) {
    TableAccess access = access(table);
    OrderedIndex ordered = access.index(index.id());
    IndexKeyRange keys = IndexKeyRange.of(ordered.codec, range);
    return new IndexCursor(
        transaction.scan(ordered.namespace, keys.scan(), direction),
        ordered,
        keys.full(),
        direction,
        new IndexRow(transaction, access, ordered));
  }

  @Override
  public @Nullable StoredRow get(Transaction transaction, TableDefinition table, long rowId) {
    return get(transaction, access(table), rowId);
  }

  private static @Nullable StoredRow get(Transaction transaction, TableAccess table, long rowId) {
    byte[] bytes = transaction.get(table.namespace, RowKeys.encode(rowId));
    if (bytes == null) {
      return null;
    }
    TableRow row = row(transaction, table);
    row.view.reset(rowId, bytes);
    return row;
  }

  @Override
  public @Nullable StoredRow getUnique(
      Transaction transaction,
      TableDefinition table,
      IndexDefinition.Ordered index,
      List<Object> key) {
    TableAccess access = access(table);
    OrderedIndex ordered = access.index(index.id());
    byte[] entry = IndexKeyCodec.uniqueKey(ordered.codec.columns(key));
    byte[] rowKey = transaction.get(ordered.namespace, entry);
    return rowKey == null ? null : get(transaction, access, RowKeys.decode(rowKey));
  }

  // ---- changes

  @Override
  public long insert(Transaction transaction, TableDefinition table, @Nullable Object[] row) {
    return new RowChange(this, transaction).insert(access(table), row);
  }

  @Override
  public @Nullable StoredRow lockRow(Transaction transaction, TableDefinition table, long rowId) {
    use(transaction, access(table));
    transaction.lockForUpdate(table.id(), RowKeys.encode(rowId));
    return get(transaction, table, rowId);
  }

  @Override
  public boolean tryLockRow(Transaction transaction, TableDefinition table, long rowId) {
    use(transaction, access(table));
    return transaction.tryLockForUpdate(table.id(), RowKeys.encode(rowId));
  }

  @Override
  public @Nullable StoredRow lockRowShared(
      Transaction transaction, TableDefinition table, long rowId) {
    use(transaction, access(table));
    transaction.lockForShare(table.id(), RowKeys.encode(rowId));
    return get(transaction, table, rowId);
  }

  @Override
  public boolean tryLockRowShared(Transaction transaction, TableDefinition table, long rowId) {
    use(transaction, access(table));
    return transaction.tryLockForShare(table.id(), RowKeys.encode(rowId));
  }

  @Override
  public void update(
      Transaction transaction, TableDefinition table, long rowId, @Nullable Object[] row) {
    new RowChange(this, transaction).update(access(table), rowId, row);
  }

  @Override
  public boolean delete(Transaction transaction, TableDefinition table, long rowId) {
    return new RowChange(this, transaction).delete(access(table), rowId);
  }

  @Override
  public void truncate(Transaction transaction, TableDefinition table) {
    List<String> others = new ArrayList<>();
    for (Reference reference : catalog(transaction).references(table.id())) {
      if (reference.child().id() != table.id()) {
        others.add(
            reference.child().name() + " (foreign key " + reference.foreignKey().name() + ")");
      }
    }
    if (!others.isEmpty()) {
      throw new QuiverException(
          ErrorCode.DEPENDENT_OBJECTS,
          "table "
              + table.name()
              + " cannot be truncated because other tables refer to it: "
              + String.join(", ", others),
          "Use DELETE, or drop the foreign keys first.",
          null,
          null);
    }
    transaction.lockDefinition(table.id(), LockMode.EXCLUSIVE);
    use(transaction, table);
    TableAccess access = access(table);
    clear(transaction, access.namespace);
    clear(transaction, table.overflowNamespace());
    for (OrderedIndex index : access.indexes) {
      clear(transaction, index.namespace);
    }
  }

  private static void clear(Transaction transaction, int namespace) {
    try (KeyValueCursor cursor =
        transaction.scanLatest(namespace, KeyRange.ALL, Direction.FORWARD)) {
      while (cursor.next()) {
        transaction.remove(namespace, cursor.key());
      }
    }
  }

  // ---- numbers of rows

  @Override
  public long countRows(Transaction transaction, TableDefinition table, Runnable checkActive) {
    long known = transaction.count(table.id());
    if (known != ReadView.UNKNOWN) {
      return known;
    }
    long count = 0;
    try (KeyValueCursor cursor = transaction.scan(table.id(), KeyRange.ALL, Direction.FORWARD)) {
      EntryBlock block = cursor.nextBlock(null);
      while (block != null || cursor.next()) {
        count += block == null ? 1 : block.size();
        if (block != null || count % CHECK_EVERY == 0) {
          checkActive.run();
        }
        block = cursor.nextBlock(null);
      }
    }
    return count;
  }

  @Override
  public long estimateRows(Transaction transaction, TableDefinition table) {
    return transaction.estimateCount(table.id(), KeyRange.ALL);
  }

  @Override
  public long estimateRows(
      Transaction transaction,
      TableDefinition table,
      IndexDefinition.Ordered index,
      IndexRange range) {
    OrderedIndex ordered = access(table).index(index.id());
    return transaction.estimateCount(
        ordered.namespace, IndexKeyRange.of(ordered.codec, range).scan());
  }
}
