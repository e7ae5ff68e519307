package io.quiver.planner.execute.aggregate;

import io.quiver.planner.execute.batch.Column;
import io.quiver.storage.value.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * ARG_MIN and ARG_MAX: the first argument in the first row whose second argument is the smallest,
 * or the largest. Rows where the second one is NULL do not count.
 */
final class AtExtremeAccumulator extends Accumulator {
  private final boolean maximum;
  private final Column values;
  private final Column best;
  private boolean[] any = new boolean[16];

  AtExtremeAccumulator(DataType value, DataType key, boolean maximum) {
    this.maximum = maximum;
    this.values = Column.of(value, 16);
    this.best = Column.of(key, 16);
  }

  @Override
  public void add(
      int[] groups, Column[] arguments, int @Nullable [] selection, int count, int groupCount) {
    if (any.length < groupCount) {
      any = Arrays.copyOf(any, Math.max(groupCount, any.length * 2));
      best.ensureCapacity(any.length);
      values.ensureCapacity(any.length);
    }
    Column keys = arguments[1];
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      int group = groups[k];
      if (keys.isNull(i)) {
        continue;
      }
      int order = any[group] ? best.compare(group, keys, i) : 0;
      if (!any[group] || (maximum ? order < 0 : order > 0)) {
        any[group] = true;
        best.copy(group, keys, i);
        values.copy(group, arguments[0], i);
      }
    }
  }

  @Override
  public void result(int group, Column out, int row) {
    if (group < any.length && any[group]) {
      out.copy(row, values, group);
    } else {
      out.setNull(row);
    }
  }
}
