package io.quiver.planner.execute.aggregate;

import io.quiver.planner.execute.context.ExecutionContext;

/** An aggregate function for given argument types. Immutable and thread-safe. */
@FunctionalInterface
public interface AggregateFunction {
  Accumulator begin(ExecutionContext context);
}
