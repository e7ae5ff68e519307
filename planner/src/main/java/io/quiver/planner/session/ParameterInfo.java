package io.quiver.planner.session;

import io.quiver.storage.value.DataType;
import org.jspecify.annotations.Nullable;

/**
 * The type that a parameter's value is converted to.
 *
 * @param argument what it is to the procedure that is called; null in other statements
 * @param guessed whether its place says nothing of its type: a value given as {@link
 *     io.quiver.storage.value.TypedValue} decides, and the type here holds for others
 * @param optional whether the statement runs without a value, as EXPLAIN does
 */
public record ParameterInfo(
    DataType type,
    boolean nullable,
    @Nullable ProcedureArgument argument,
    boolean guessed,
    boolean optional) {
  public ParameterInfo(DataType type, boolean nullable) {
    this(type, nullable, null, false, false);
  }

  public ParameterInfo(DataType type, boolean nullable, @Nullable ProcedureArgument argument) {
    this(type, nullable, argument, false, false);
  }

  /** The same of a statement that runs without a value. */
  public ParameterInfo asOptional() {
    return new ParameterInfo(type, nullable, argument, guessed, true);
  }

  /** Whether it may be left without a value. */
  public boolean needsNone() {
    return optional || onlyOut();
  }

  /** Whether it gets a value only, and needs none. */
  public boolean onlyOut() {
    return argument != null && !argument.takes();
  }
}
