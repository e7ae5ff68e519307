package io.quiver.planner.execute.batch;

import io.quiver.storage.table.BlockColumn;
import io.quiver.storage.table.RowBlock;
import org.jspecify.annotations.Nullable;

/** Copies columns of blocks of stored rows into batches. */
public final class BlockRows {
  private BlockRows() {}

  /**
   * Adds rows of a block to the batch being built, which has room for them.
   *
   * @param ordinals of the block's columns, by column of the batch
   */
  public static void append(
      BatchBuilder builder, RowBlock block, int[] ordinals, int from, int count) {
    int at = builder.size();
    for (int i = 0; i < ordinals.length; i++) {
      append(builder.column(i), at, block.column(ordinals[i]), from, count);
    }
    builder.endRows(count);
  }

  /**
   * Copies one column of neighbouring rows of a block.
   *
   * @param at position of the first in the target, which has room for them
   */
  public static void copy(Column target, int at, BlockColumn source, int from, int count) {
    append(target, at, source, from, count);
  }

  /**
   * Copies one column of some rows of a block.
   *
   * @param at position of the first in the target, which has room for them
   * @param rows positions in the block, {@code count} of them
   */
  public static void gather(Column target, int at, BlockColumn source, int[] rows, int count) {
    switch (source.values()) {
      case BlockColumn.Longs longs ->
          pick(longs.values(), rows, count, ((LongColumn) target).values(), at);
      case BlockColumn.Doubles doubles -> {
        double[] from = doubles.values();
        double[] to = ((DoubleColumn) target).values();
        for (int i = 0; i < count; i++) {
          to[at + i] = from[rows[i]];
        }
      }
      case BlockColumn.Decimals decimals -> {
        DecimalColumn to = (DecimalColumn) target;
        if (to.isUnscaled()) {
          pick(decimals.unscaled(), rows, count, to.values(), at);
        } else {
          for (int i = 0; i < count; i++) {
            to.setUnscaled(at + i, decimals.unscaled()[rows[i]]);
          }
        }
      }
      case BlockColumn.Objects objects -> {
        @Nullable Object[] from = objects.values();
        for (int i = 0; i < count; i++) {
          target.set(at + i, from[rows[i]]);
        }
      }
    }
    boolean[] nulls = source.nulls();
    if (nulls != null) {
      for (int i = 0; i < count; i++) {
        target.setNull(at + i, nulls[rows[i]]);
      }
    }
  }

  private static void pick(long[] from, int[] rows, int count, long[] to, int at) {
    for (int i = 0; i < count; i++) {
      to[at + i] = from[rows[i]];
    }
  }

  private static void append(Column target, int at, BlockColumn source, int from, int count) {
    switch (source.values()) {
      case BlockColumn.Longs longs ->
          System.arraycopy(longs.values(), from, ((LongColumn) target).values(), at, count);
      case BlockColumn.Doubles doubles ->
          System.arraycopy(doubles.values(), from, ((DoubleColumn) target).values(), at, count);
      case BlockColumn.Decimals decimals ->
          ((DecimalColumn) target).copyUnscaled(at, decimals, from, count);
      case BlockColumn.Objects objects -> {
        @Nullable Object[] values = objects.values();
        if (target instanceof ObjectColumn plain) {
          System.arraycopy(values, from, plain.values(), at, count);
        } else {
          for (int i = 0; i < count; i++) {
            target.set(at + i, values[from + i]);
          }
        }
      }
    }
    boolean[] nulls = source.nulls();
    if (nulls != null) {
      for (int i = 0; i < count; i++) {
        target.setNull(at + i, nulls[from + i]);
      }
    }
  }
}
