package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.expression.Expression;

/** One end of a range of keys: an expression over constants. */
public record Bound(Expression value, boolean inclusive) {}
