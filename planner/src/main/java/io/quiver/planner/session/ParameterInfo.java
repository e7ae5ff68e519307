package io.quiver.planner.session;

import io.quiver.storage.value.DataType;

/** The type that a parameter's value is converted to. */
public record ParameterInfo(DataType type, boolean nullable) {}
