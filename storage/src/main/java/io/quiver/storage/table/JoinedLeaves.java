package io.quiver.storage.table;

import io.quiver.storage.kv.EntryBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves that follow each other, as one. Readers then meet a few large blocks instead of many small
 * ones, each of which would be some misses of the processor's caches for each column. Confined to
 * the thread of the leaves' cursor.
 */
final class JoinedLeaves implements EntryBlock {
  private static final int ID_BYTES = 24;

  private final List<EntryBlock> leaves;
  private final List<Object> ids;

  /** Where each leaf begins, and where the last one ends; empty until the leaves are read. */
  private int[] starts = {};

  private int current;

  JoinedLeaves(List<EntryBlock> leaves) {
    this.leaves = List.copyOf(leaves);
    List<Object> names = new ArrayList<>(leaves.size());
    for (EntryBlock leaf : leaves) {
      names.add(leaf.id());
    }
    this.ids = List.copyOf(names);
  }

  /**
   * Whether a leaf is the last one of its block. Told by the leaf alone, so that a change of some
   * leaves leaves the other blocks as they are.
   *
   * @param most so many leaves are enough
   */
  static boolean ends(EntryBlock leaf, int count, int most) {
    return count >= most || (leaf.id().hashCode() * 0x9E3779B9) >>> 27 == 0;
  }

  List<EntryBlock> leaves() {
    return leaves;
  }

  @Override
  public Object id() {
    return ids;
  }

  @Override
  public long retainedBytes() {
    long bytes = (long) ID_BYTES * ids.size();
    for (EntryBlock leaf : leaves) {
      bytes += leaf.retainedBytes();
    }
    return bytes;
  }

  private int[] starts() {
    if (starts.length == 0) {
      int[] counted = new int[leaves.size() + 1];
      for (int i = 0; i < leaves.size(); i++) {
        counted[i + 1] = counted[i] + leaves.get(i).size();
      }
      starts = counted;
    }
    return starts;
  }

  @Override
  public int size() {
    return starts()[leaves.size()];
  }

  /** Moves to the leaf of an entry, mostly the one of the entry before. */
  private EntryBlock leaf(int index) {
    int[] from = starts();
    if (index < from[current]) {
      current = 0;
    }
    while (index >= from[current + 1]) {
      current++;
    }
    return leaves.get(current);
  }

  @Override
  public byte[] key(int index) {
    EntryBlock leaf = leaf(index);
    return leaf.key(index - starts[current]);
  }

  @Override
  public byte[] value(int index) {
    EntryBlock leaf = leaf(index);
    return leaf.value(index - starts[current]);
  }
}
