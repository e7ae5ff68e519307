package io.quiver.storage.table;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.codec.IndexKeyCodec;
import io.quiver.storage.codec.KeyCodec;
import io.quiver.storage.codec.RowView;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An ordered index prepared for use: where its columns are in a row, how its keys are made. */
final class OrderedIndex {
  final IndexDefinition.Ordered definition;
  final int namespace;
  final int[] ordinals;
  final IndexKeyCodec codec;

  /** By ordinal of the table: which column of the index can answer for it exactly, or -1. */
  final int[] coveredBy;

  OrderedIndex(TableDefinition table, IndexDefinition.Ordered definition) {
    this.definition = definition;
    this.namespace = definition.id();
    this.ordinals = new int[definition.columnIds().size()];
    this.coveredBy = new int[table.columns().size()];
    Arrays.fill(coveredBy, -1);
    List<DataType> types = new ArrayList<>();
    for (int i = 0; i < ordinals.length; i++) {
      ordinals[i] = table.ordinalOf(definition.columnIds().get(i));
      DataType type = table.columns().get(ordinals[i]).type();
      KeyCodec.requireIndexable(type, table.columns().get(ordinals[i]).name());
      types.add(type);
      if (KeyCodec.isExact(type)) {
        coveredBy[ordinals[i]] = i;
      }
    }
    this.codec = new IndexKeyCodec(types, definition.descending(), definition.unique());
  }

  /** The index's columns of a row. */
  @Nullable Object[] values(@Nullable Object[] row) {
    @Nullable Object[] values = new Object[ordinals.length];
    for (int i = 0; i < ordinals.length; i++) {
      values[i] = row[ordinals[i]];
    }
    return values;
  }

  @Nullable Object[] values(RowView row) {
    @Nullable Object[] values = new Object[ordinals.length];
    for (int i = 0; i < ordinals.length; i++) {
      values[i] = row.get(ordinals[i]);
    }
    return values;
  }

  /** Whether rows with these values must differ from each other. */
  boolean mustBeUnique(@Nullable Object[] values) {
    if (!definition.unique()) {
      return false;
    }
    for (Object value : values) {
      if (value == null) {
        return false;
      }
    }
    return true;
  }

  /** The key of the entry of a row. */
  byte[] key(@Nullable Object[] values, byte[] columns, long rowId) {
    return mustBeUnique(values) ? IndexKeyCodec.uniqueKey(columns) : codec.entryKey(columns, rowId);
  }
}
