package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.aggregate.AggregateFunction;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function over a window.
 *
 * @param name upper case
 * @param arguments columns of the input followed by the constants
 * @param argumentTypes of them
 * @param type of the result
 * @param ignoreNulls IGNORE NULLS
 * @param aggregate the aggregate function, or null for functions that only windows have
 */
public record WindowCall(
    String name,
    List<Integer> arguments,
    List<DataType> argumentTypes,
    DataType type,
    boolean ignoreNulls,
    @Nullable AggregateFunction aggregate) {
  public WindowCall {
    arguments = List.copyOf(arguments);
    argumentTypes = List.copyOf(argumentTypes);
  }
}
