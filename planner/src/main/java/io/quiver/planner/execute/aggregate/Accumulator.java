package io.quiver.planner.execute.aggregate;

import io.quiver.planner.execute.batch.Column;
import org.jspecify.annotations.Nullable;

/** The state of one aggregate function for all groups of one execution. */
public abstract class Accumulator {
  /**
   * Takes rows in.
   *
   * @param groups the group of each row, by place in the selection
   * @param arguments the argument columns
   * @param selection positions of the rows, or null for the first {@code count}
   * @param groupCount all groups are below this
   */
  public abstract void add(
      int[] groups, Column[] arguments, int @Nullable [] selection, int count, int groupCount);

  /** Writes a group's result. A group may have taken no row. */
  public abstract void result(int group, Column out, int row);
}
