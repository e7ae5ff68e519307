package io.quiver.planner.execute.aggregate;

import io.quiver.planner.execute.batch.Column;
import org.jspecify.annotations.Nullable;

/** The same literal for every group that there is. */
final class ConstantAccumulator extends Accumulator {
  private final @Nullable Object value;

  ConstantAccumulator(@Nullable Object value) {
    this.value = value;
  }

  @Override
  public void add(
      int[] groups, Column[] arguments, int @Nullable [] selection, int count, int groupCount) {}

  @Override
  public void result(int group, Column out, int row) {
    out.set(row, value);
  }
}
