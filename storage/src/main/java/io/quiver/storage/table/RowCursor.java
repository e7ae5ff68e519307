package io.quiver.storage.table;

import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.kv.EntryBlock;
import io.quiver.storage.kv.KeyValueCursor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in the order of their ids. Allocates nothing per row. */
final class RowCursor implements TableCursor {
  /** Leaves of the second block, and of any. */
  private static final int MOST_FIRST = 4;

  private static final int MOST_LEAVES = 64;

  private final KeyValueCursor cursor;
  private final TableRow row;
  private final TableAccess table;
  private final BlockCache blocks;

  /** The last leaf, where it could not be had by column: its rows are given one by one. */
  private @Nullable EntryBlock single;

  private int position;

  /** Leaves that could not be had as one, to be given one by one. */
  private final ArrayDeque<EntryBlock> parted = new ArrayDeque<>();

  /** Leaves of the next block: few at first, for those who want few rows. */
  private int most = 1;

  /** Whether leaves are asked for several at once: not where values lie outside of their rows. */
  private boolean joins = true;

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
    if (!parted.isEmpty()) {
      single = parted.remove();
      position = 0;
      return next();
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
    EntryBlock last = single;
    if (last != null && position >= last.size()) {
      single = null;
    }
    if (single != null || !keeps) {
      return null;
    }
    EntryBlock leaf = parted.poll();
    if (leaf == null) {
      leaf = nextLeaves();
    }
    if (leaf == null) {
      return null;
    }
    RowBlock block = blocks.get(table.namespace, table.layout, leaf, ordinals);
    if (block == null && leaf instanceof JoinedLeaves joined) {
      parted.addAll(joined.leaves());
      leaf = parted.remove();
      block = blocks.get(table.namespace, table.layout, leaf, ordinals);
      most = 1;
      joins = false;
    }
    if (block == null) {
      single = leaf;
      position = 0;
    }
    return block;
  }

  /** The next leaves as one; null when there is none that is unchanged. */
  private @Nullable EntryBlock nextLeaves() {
    EntryBlock leaf = cursor.nextBlock(null);
    if (leaf == null || most == 1 || !joins) {
      most = MOST_FIRST;
      return leaf;
    }
    List<EntryBlock> leaves = new ArrayList<>();
    while (leaf != null) {
      leaves.add(leaf);
      leaf = JoinedLeaves.ends(leaf, leaves.size(), most) ? null : cursor.nextBlock(null);
    }
    most = Math.min(MOST_LEAVES, most * 4);
    return leaves.size() == 1 ? leaves.get(0) : new JoinedLeaves(leaves);
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
