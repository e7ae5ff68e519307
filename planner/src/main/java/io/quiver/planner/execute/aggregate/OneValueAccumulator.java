package io.quiver.planner.execute.aggregate;

import io.quiver.planner.execute.batch.Column;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One of the values: the first (ANY_VALUE, FIRST_VALUE), the last, or the only one. */
final class OneValueAccumulator extends Accumulator {
  /** Which one. */
  enum Choice {
    FIRST,
    FIRST_NOT_NULL,
    LAST,
    ONLY
  }

  private final Choice choice;
  private @Nullable Object[] values = new Object[16];
  private boolean[] any = new boolean[16];

  OneValueAccumulator(Choice choice) {
    this.choice = choice;
  }

  @Override
  public void add(
      int[] groups, Column[] arguments, int @Nullable [] selection, int count, int groupCount) {
    if (any.length < groupCount) {
      any = Arrays.copyOf(any, Math.max(groupCount, any.length * 2));
      values = Arrays.copyOf(values, any.length);
    }
    for (int k = 0; k < count; k++) {
      int group = groups[k];
      if (any[group] && choice == Choice.ONLY) {
        throw new QuiverException(
            ErrorCode.SUBQUERY_MULTIPLE_ROWS, "A subquery used as a value gives more than one row");
      }
      if (!any[group] || choice == Choice.LAST) {
        int i = selection == null ? k : selection[k];
        values[group] = arguments[0].get(i);
        any[group] = choice != Choice.FIRST_NOT_NULL || values[group] != null;
      }
    }
  }

  @Override
  public void result(int group, Column out, int row) {
    out.set(row, group < values.length ? values[group] : null);
  }
}
