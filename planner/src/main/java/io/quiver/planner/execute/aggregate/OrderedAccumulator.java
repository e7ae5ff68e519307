package io.quiver.planner.execute.aggregate;

import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.RowBuffer;
import io.quiver.planner.execute.batch.RowSorter;
import io.quiver.planner.execute.batch.SortKey;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Keeps all rows and passes them on in order: ARRAY_AGG(x ORDER BY y), WITHIN GROUP. */
final class OrderedAccumulator extends Accumulator {
  private final ExecutionContext context;
  private final Accumulator inner;
  private final int innerArguments;
  private final List<SortKey> keys;
  private final RowBuffer buffer;
  private int[] rowGroups = new int[64];
  private int groups;
  private boolean sorted;

  /**
   * Makes one.
   *
   * @param types of the arguments and then of what is ordered by
   * @param innerArguments how many of them the function itself gets
   */
  OrderedAccumulator(
      ExecutionContext context,
      Accumulator inner,
      List<DataType> types,
      int innerArguments,
      List<SortKey> keys) {
    this.context = context;
    this.inner = inner;
    this.innerArguments = innerArguments;
    this.keys = keys;
    this.buffer = new RowBuffer(context.memory(), types);
  }

  @Override
  public void add(
      int[] newGroups, Column[] arguments, int @Nullable [] selection, int count, int groupCount) {
    int size = buffer.size();
    if (rowGroups.length < size + count) {
      rowGroups = Arrays.copyOf(rowGroups, Math.max(size + count, rowGroups.length * 2));
    }
    System.arraycopy(newGroups, 0, rowGroups, size, count);
    buffer.append(arguments, selection, 0, count);
    groups = groupCount;
  }

  private void finish() {
    int[] order = new RowSorter(context, buffer.columns(), keys).sort(buffer.size());
    int[] groupOf = IntStream.of(order).map(row -> rowGroups[row]).toArray();
    Column[] arguments = Arrays.copyOf(buffer.columns(), innerArguments);
    inner.add(groupOf, arguments, order, order.length, groups);
    sorted = true;
  }

  @Override
  public void result(int group, Column out, int row) {
    if (!sorted) {
      finish();
    }
    inner.result(group, out, row);
  }
}
