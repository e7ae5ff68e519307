package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Kernel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A semi- or anti-join whose smaller side is the left one: its rows are kept, those of the right
 * side pass by and mark what they match. Delivers in the order of the left rows. Confined to one
 * thread; the table is another's to close.
 */
final class LeftTable {
  private final ExecutionContext context;
  private final JoinTable table;
  private final @Nullable Kernel residual;
  private final BatchBuilder pairs;
  private final int leftWidth;
  private final boolean[] matched;
  private int left;
  private int[] firsts = {};
  private int[] passed = {};
  private final int[] leftRows;
  private final int[] rightRows;
  private int emitted;

  /**
   * Makes one.
   *
   * @param table the left rows by key, read already
   * @param residual over left and right columns
   * @param pairs for left and right columns
   */
  LeftTable(
      ExecutionContext context,
      JoinTable table,
      @Nullable Kernel residual,
      BatchBuilder pairs,
      int leftWidth) {
    this.context = context;
    this.table = table;
    this.residual = residual;
    this.pairs = pairs;
    this.leftWidth = leftWidth;
    this.left = table.rows().size();
    this.matched = new boolean[left];
    this.leftRows = new int[BatchBuilder.MAX_CAPACITY];
    this.rightRows = new int[BatchBuilder.MAX_CAPACITY];
  }

  /** Lets the right rows pass by until none is left or all left rows are matched. */
  void match(BatchSource right) {
    for (Batch batch = left == 0 ? null : right.next();
        batch != null;
        batch = left == 0 ? null : right.next()) {
      context.checkActive();
      if (firsts.length < batch.size()) {
        firsts = new int[Math.max(32, batch.size())];
      }
      table.find(batch, firsts);
      if (residual == null) {
        mark(batch.size());
      } else {
        test(batch, residual);
      }
    }
  }

  /** Rows of one key are matched together: when the first is, the others are. */
  private void mark(int size) {
    for (int k = 0; k < size; k++) {
      for (int row = firsts[k]; row >= 0 && !matched[row]; row = table.next(row)) {
        matched[row] = true;
        left--;
      }
    }
  }

  private void test(Batch batch, Kernel kernel) {
    int count = 0;
    for (int k = 0; k < batch.size(); k++) {
      for (int row = firsts[k]; row >= 0; row = table.next(row)) {
        if (!matched[row]) {
          leftRows[count] = row;
          rightRows[count++] = batch.row(k);
          if (count == leftRows.length) {
            test(batch, kernel, count);
            count = 0;
          }
        }
      }
    }
    if (count > 0) {
      test(batch, kernel, count);
    }
  }

  private void test(Batch batch, Kernel kernel, int count) {
    context.checkActive();
    pairs.begin();
    Column[] columns = pairs.columns();
    for (int i = 0; i < columns.length; i++) {
      if (i < leftWidth) {
        columns[i].gather(0, table.rows().column(i), leftRows, 0, count);
      } else {
        columns[i].gather(0, batch.column(i - leftWidth), rightRows, 0, count);
      }
    }
    pairs.endRows(count);
    if (passed.length < count) {
      passed = new int[leftRows.length];
    }
    int size = kernel.select(pairs.build(), null, count, passed);
    for (int k = 0; k < size; k++) {
      int row = leftRows[passed[k]];
      left -= matched[row] ? 0 : 1;
      matched[row] = true;
    }
  }

  /** The next left rows that are (not) matched; null after the last. */
  @Nullable Batch next(BatchBuilder builder, boolean wanted) {
    builder.begin();
    int[] rows = Arrays.copyOf(leftRows, builder.capacity());
    int count = 0;
    while (emitted < matched.length && count < rows.length) {
      rows[count] = emitted;
      count += matched[emitted++] == wanted ? 1 : 0;
    }
    if (count == 0) {
      return null;
    }
    for (int i = 0; i < leftWidth; i++) {
      builder.column(i).gather(0, table.rows().column(i), rows, 0, count);
    }
    builder.endRows(count);
    return builder.build();
  }
}
