package io.quiver.storage.table;

import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.kv.EntryBlock;
import io.quiver.storage.kv.KeyValueCursor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows in the order of their ids. Allocates nothing per row. */
final class RowCursor implements TableCursor {
  private final KeyValueCursor cursor;
  private final TableRow row;
  private final TableAccess table;
  private final BlockCache blocks;

  /** The last leaf, where it could not be had by column: its rows are given one by one. */
  private @Nullable EntryBlock single;

  private int position;

  /** What blocks were last asked for, and whether they can be had. */
  private int[] wanted = {};

  private boolean keeps = true;

  RowCursor(KeyValueCursor cursor, TableRow row, TableAccess table, BlockCache blocks) {
    this.cursor = cursor;
    this.row = row;
    this.table = table;
    this.blocks = blocks;
  }

  @Override
  public boolean next() {
    EntryBlock leaf = single;
    if (leaf != null) {
      if (position < leaf.size()) {
        row.view.reset(RowKeys.decode(leaf.key(position)), leaf.value(position));
        position++;
        return true;
      }
      single = null;
    }
    if (!cursor.next()) {
      return false;
    }
    row.view.reset(RowKeys.decode(cursor.key()), cursor.value());
    return true;
  }

  @Override
  public @Nullable RowBlock nextBlock(int[] ordinals) {
    if (!Arrays.equals(wanted, ordinals)) {
      wanted = ordinals.clone();
      keeps = BlockCache.keeps(table.layout, ordinals);
    }
    if (single != null || !keeps) {
      return null;
    }
    EntryBlock leaf = cursor.nextBlock(null);
    if (leaf == null) {
      return null;
    }
    RowBlock block = blocks.get(table.namespace, table.layout, leaf, ordinals);
    if (block == null) {
      single = leaf;
      position = 0;
    }
    return block;
  }

  @Override
  public StoredRow row() {
    return row;
  }

  @Override
  public void close() {
    cursor.close();
  }
}
