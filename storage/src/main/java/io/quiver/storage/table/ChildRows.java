package io.quiver.storage.table;

import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.codec.IndexKeyCodec;
import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.codec.RowView;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.tx.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a table that refer to one key value, as last committed and with own writes:
 * through an index that starts with the foreign key's columns, by row id, or by reading all rows.
 */
final class ChildRows {
  private final Transaction transaction;
  private final TableAccess child;
  private final ForeignKeyDefinition key;
  private final @Nullable Object[] values;
  private final @Nullable OrderedIndex index;

  /** Looks for rows whose foreign key columns have these values, none of them NULL. */
  ChildRows(
      Transaction transaction,
      TableAccess child,
      ForeignKeyDefinition key,
      @Nullable Object[] values) {
    this.transaction = transaction;
    this.child = child;
    this.key = key;
    this.values = values;
    this.index = child.isRowId(key.columnIds()) ? null : child.indexOn(key.columnIds());
  }

  /** Ids of the rows, at most {@code limit} of them. */
  List<Long> find(int limit) {
    if (child.isRowId(key.columnIds())) {
      Long rowId = (Long) values[0];
      return rowId != null && transaction.getLatest(child.namespace, RowKeys.encode(rowId)) != null
          ? List.of(rowId)
          : List.of();
    }
    return index == null ? findByScan(limit) : findByIndex(index, limit);
  }

  boolean exist() {
    return !find(1).isEmpty();
  }

  /** Lets the commit fail when somebody else adds such a row; the locks alone suffice without. */
  void assertNone() {
    if (index != null) {
      byte[] prefix = prefix(index);
      if (!IndexKeyCodec.isCut(prefix)) {
        transaction.assertEmpty(index.namespace, KeyRange.prefix(prefix));
      }
    }
  }

  private byte[] prefix(OrderedIndex on) {
    List<Object> arranged = new ArrayList<>();
    for (Integer columnId : on.definition.columnIds().subList(0, values.length)) {
      arranged.add(Objects.requireNonNull(values[key.columnIds().indexOf(columnId)]));
    }
    return on.codec.columns(arranged);
  }

  private List<Long> findByIndex(OrderedIndex on, int limit) {
    List<Long> found = new ArrayList<>();
    byte[] prefix = prefix(on);
    KeyRange range = KeyRange.prefix(IndexKeyCodec.cut(prefix));
    try (KeyValueCursor cursor = transaction.scanLatest(on.namespace, range, Direction.FORWARD)) {
      while (found.size() < limit && cursor.next()) {
        long rowId = on.codec.rowId(cursor.key(), cursor.value());
        if (!IndexKeyCodec.isCut(prefix) || refers(rowId)) {
          found.add(rowId);
        }
      }
    }
    return found;
  }

  private boolean refers(long rowId) {
    byte[] bytes = transaction.getLatest(child.namespace, RowKeys.encode(rowId));
    if (bytes == null) {
      return false;
    }
    RowView row = view();
    row.reset(rowId, bytes);
    return refers(row);
  }

  private boolean refers(RowView row) {
    for (int i = 0; i < values.length; i++) {
      int ordinal = child.table.ordinalOf(key.columnIds().get(i));
      Object value = row.get(ordinal);
      if (value == null || !KeyValues.equal(child.layout.type(ordinal), value, values[i])) {
        return false;
      }
    }
    return true;
  }

  private RowView view() {
    return new RowView(
        child.layout, OverflowChunks.latest(transaction, child.table.overflowNamespace()));
  }

  private List<Long> findByScan(int limit) {
    List<Long> found = new ArrayList<>();
    RowView row = view();
    try (KeyValueCursor cursor =
        transaction.scanLatest(child.namespace, KeyRange.ALL, Direction.FORWARD)) {
      while (found.size() < limit && cursor.next()) {
        row.reset(RowKeys.decode(cursor.key()), cursor.value());
        if (refers(row)) {
          found.add(row.rowId());
        }
      }
    }
    return found;
  }

  @Override
  public String toString() {
    return child.table.name() + " " + Arrays.toString(values);
  }
}
