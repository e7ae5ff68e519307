package io.quiver.planner.execute.change;

import io.quiver.planner.execute.expression.Expression;

/** A column gets a value. */
public record ColumnValue(int ordinal, Expression value) {}
