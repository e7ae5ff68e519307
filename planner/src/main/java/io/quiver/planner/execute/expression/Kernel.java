package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.LongColumn;
import org.jspecify.annotations.Nullable;

/** Evaluates one expression over batches for one execution. Confined to one thread. */
public abstract class Kernel {
  /**
   * Evaluates it for some rows of a batch.
   *
   * @param selection positions of the rows, or null for the first {@code count}
   * @return a column by position in the batch, filled at these positions only; valid until the next
   *     call
   */
  public abstract Column evaluate(Batch batch, int @Nullable [] selection, int count);

  /**
   * Picks the rows for which it is TRUE.
   *
   * @param out receives their positions; may be the selection itself
   * @return how many
   */
  public int select(Batch batch, int @Nullable [] selection, int count, int[] out) {
    LongColumn column = (LongColumn) evaluate(batch, selection, count);
    long[] values = column.values();
    int selected = 0;
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      out[selected] = i;
      selected += values[i] != 0 && !column.isNull(i) ? 1 : 0;
    }
    return selected;
  }
}
