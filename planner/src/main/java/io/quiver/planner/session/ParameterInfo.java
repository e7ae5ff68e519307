package io.quiver.planner.session;

import io.quiver.storage.value.DataType;
import org.jspecify.annotations.Nullable;

/**
 * The type that a parameter's value is converted to.
 *
 * @param argument what it is to the procedure that is called; null in other statements
 */
public record ParameterInfo(DataType type, boolean nullable, @Nullable ProcedureArgument argument) {
  public ParameterInfo(DataType type, boolean nullable) {
    this(type, nullable, null);
  }

  /** Whether it gets a value only, and needs none. */
  public boolean onlyOut() {
    return argument != null && !argument.takes();
  }
}
