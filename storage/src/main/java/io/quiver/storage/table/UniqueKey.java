package io.quiver.storage.table;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.codec.IndexKeyCodec;
import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.error.QuiverException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One value of a primary or unique key.
 *
 * @param namespace where its entry is
 * @param entry key of the entry that exists exactly if a row has the value
 * @param lock what is locked to keep the value: for a row id not the row's own key, so that
 *     referring to a row and changing its other columns do not wait for each other
 */
record UniqueKey(int namespace, byte[] entry, byte[] lock) {
  private static final byte KEY_LOCK = 'K';

  static UniqueKey ofRowId(TableAccess table, long rowId) {
    byte[] entry = RowKeys.encode(rowId);
    byte[] lock = Arrays.copyOf(entry, entry.length + 1);
    lock[entry.length] = KEY_LOCK;
    return new UniqueKey(table.namespace, entry, lock);
  }

  /** The value of a unique index's columns, none NULL. */
  static UniqueKey ofIndex(OrderedIndex index, byte[] columns) {
    byte[] entry = IndexKeyCodec.uniqueKey(columns);
    return new UniqueKey(index.namespace, entry, entry);
  }

  /** The value of a key that a foreign key refers to; {@code values} in the order of the ids. */
  static UniqueKey ofParent(
      TableAccess parent, List<Integer> columnIds, @Nullable Object[] values) {
    if (parent.isRowId(columnIds)) {
      return ofRowId(parent, (Long) Objects.requireNonNull(values[0]));
    }
    OrderedIndex index = parent.uniqueIndexOn(columnIds);
    if (index == null) {
      throw QuiverException.bug(
          "table " + parent.table.name() + " has no unique key on columns " + columnIds);
    }
    return ofIndex(index, index.codec.columns(arrange(index.definition, columnIds, values)));
  }

  /** Brings values of columns into the order that they have in the index. */
  static @Nullable Object[] arrange(
      IndexDefinition.Ordered index, List<Integer> columnIds, @Nullable Object[] values) {
    @Nullable Object[] arranged = new Object[values.length];
    for (int i = 0; i < arranged.length; i++) {
      arranged[i] = values[columnIds.indexOf(index.columnIds().get(i))];
    }
    return arranged;
  }
}
