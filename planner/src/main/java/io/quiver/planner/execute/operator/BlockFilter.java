package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BlockRows;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.execute.expression.Kernel;
import io.quiver.storage.table.RowBlock;
import io.quiver.storage.value.DataType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Tests a condition on batches of rows of blocks: only the columns that it sees are copied
 * beforehand, the others only of the rows that fulfil it. Confined to one thread.
 */
final class BlockFilter {
  private final int[] ordinals;
  private final boolean[] tested;
  private final Kernel kernel;
  private final BatchBuilder batch;
  private int[] selection = {};
  private int[] rows = {};

  /** Parts of blocks that the batch consists of. */
  private RowBlock[] blocks = new RowBlock[8];

  private int[] froms = new int[8];
  private int[] counts = new int[8];
  private int parts;

  BlockFilter(List<DataType> types, int[] ordinals, Expression condition, Kernel kernel) {
    this.ordinals = ordinals;
    this.kernel = kernel;
    this.batch = new BatchBuilder(types);
    BitSet seen = condition.columns();
    this.tested = new boolean[ordinals.length];
    for (int i = 0; i < tested.length; i++) {
      tested[i] = seen.get(i);
    }
  }

  void begin() {
    batch.begin();
    Arrays.fill(blocks, 0, parts, null);
    parts = 0;
  }

  boolean isFull() {
    return batch.isFull();
  }

  /** Adds rows of a block from a position on, as far as there is room; tells how many. */
  int add(RowBlock block, int from) {
    int count = Math.min(batch.capacity() - batch.size(), block.size() - from);
    for (int i = 0; i < ordinals.length; i++) {
      if (tested[i]) {
        BlockRows.copy(batch.column(i), batch.size(), block.column(ordinals[i]), from, count);
      }
    }
    if (parts == counts.length) {
      blocks = Arrays.copyOf(blocks, parts * 2);
      froms = Arrays.copyOf(froms, parts * 2);
      counts = Arrays.copyOf(counts, parts * 2);
    }
    blocks[parts] = block;
    froms[parts] = from;
    counts[parts++] = count;
    batch.endRows(count);
    return count;
  }

  /** Tests the rows that were added; tells how many fulfil the condition. */
  int test() {
    int size = batch.size();
    if (selection.length < size) {
      selection = new int[batch.capacity()];
      rows = new int[batch.capacity()];
    }
    return kernel.select(batch.build(), null, size, selection);
  }

  /** Whether copying whole columns is no more than copying the rows that fulfil the condition. */
  boolean isDense(int count) {
    return count * 2 > batch.size();
  }

  /** All rows, of which those are selected that fulfil the condition. */
  Batch whole(int count) {
    for (int i = 0; i < ordinals.length; i++) {
      if (!tested[i]) {
        int at = 0;
        for (int part = 0; part < parts; part++) {
          BlockRows.copy(
              batch.column(i), at, blocks[part].column(ordinals[i]), froms[part], counts[part]);
          at += counts[part];
        }
      }
    }
    Batch all = batch.build();
    all.select(batch.size(), selection, count);
    return all;
  }

  /** Adds the rows that fulfil the condition to a batch. */
  void copyTo(BatchBuilder target, int count) {
    target.ensureCapacity(target.size() + count);
    int next = 0;
    int base = 0;
    for (int part = 0; part < parts && next < count; part++) {
      int end = base + counts[part];
      int found = 0;
      while (next < count && selection[next] < end) {
        rows[found++] = selection[next++] - base + froms[part];
      }
      if (found > 0) {
        for (int i = 0; i < ordinals.length; i++) {
          Column column = target.column(i);
          BlockRows.gather(column, target.size(), blocks[part].column(ordinals[i]), rows, found);
        }
        target.endRows(found);
      }
      base = end;
    }
  }
}
