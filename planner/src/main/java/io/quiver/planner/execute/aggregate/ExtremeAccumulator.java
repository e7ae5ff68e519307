package io.quiver.planner.execute.aggregate;

import io.quiver.planner.execute.batch.Column;
import io.quiver.storage.value.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** MIN and MAX of anything that has an order; of booleans also EVERY and SOME. */
final class ExtremeAccumulator extends Accumulator {
  private final boolean maximum;
  private final Column best;
  private boolean[] any = new boolean[16];

  ExtremeAccumulator(DataType type, boolean maximum) {
    this.maximum = maximum;
    this.best = Column.of(type, 16);
  }

  @Override
  public void add(
      int[] groups, Column[] arguments, int @Nullable [] selection, int count, int groupCount) {
    if (any.length < groupCount) {
      any = Arrays.copyOf(any, Math.max(groupCount, any.length * 2));
      best.ensureCapacity(any.length);
    }
    Column column = arguments[0];
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      if (!column.isNull(i)) {
        int group = groups[k];
        if (!any[group]) {
          any[group] = true;
          best.copy(group, column, i);
        } else {
          int order = best.compare(group, column, i);
          if (maximum ? order < 0 : order > 0) {
            best.copy(group, column, i);
          }
        }
      }
    }
  }

  @Override
  public void result(int group, Column out, int row) {
    if (group < any.length && any[group]) {
      out.copy(row, best, group);
    } else {
      out.setNull(row);
    }
  }
}
