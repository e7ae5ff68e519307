package io.quiver.planner.execute.aggregate;

import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.KeyTable;
import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes on each combination of argument values once a group. */
final class DistinctAccumulator extends Accumulator {
  private final Accumulator inner;
  private final KeyTable seen;
  private final LongColumn group = new LongColumn(DataType.BIGINT, 1);
  private int[] rows = {};
  private int[] rowGroups = {};

  DistinctAccumulator(ExecutionContext context, Accumulator inner, List<DataType> argumentTypes) {
    this.inner = inner;
    List<DataType> types = new ArrayList<>(argumentTypes);
    types.add(DataType.BIGINT);
    this.seen = new KeyTable(context.memory(), types);
  }

  @Override
  public void add(
      int[] groups, Column[] arguments, int @Nullable [] selection, int count, int groupCount) {
    if (rows.length < count) {
      rows = new int[count];
      rowGroups = new int[count];
    }
    Column[] key = Arrays.copyOf(arguments, arguments.length + 1);
    LongColumn groupColumn = group;
    key[arguments.length] = groupColumn;
    int fresh = 0;
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      groupColumn.ensureCapacity(i + 1);
      groupColumn.setLong(i, groups[k]);
      int known = seen.size();
      if (seen.add(key, i) == known) {
        rows[fresh] = i;
        rowGroups[fresh++] = groups[k];
      }
    }
    inner.add(rowGroups, arguments, rows, fresh, groupCount);
  }

  @Override
  public void result(int groupNumber, Column out, int row) {
    inner.result(groupNumber, out, row);
  }
}
