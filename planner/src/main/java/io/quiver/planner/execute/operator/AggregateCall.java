package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.aggregate.AggregateFunction;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of an aggregate function.
 *
 * @param arguments input columns: arguments, then what the function orders by
 * @param filter boolean input column that must be TRUE, or -1
 * @param grouping for GROUPING(..): the places of its arguments in the group key; then there is no
 *     function
 */
public record AggregateCall(
    @Nullable AggregateFunction function,
    List<Integer> arguments,
    int filter,
    DataType type,
    List<Integer> grouping) {
  public AggregateCall {
    arguments = List.copyOf(arguments);
    grouping = List.copyOf(grouping);
  }
}
