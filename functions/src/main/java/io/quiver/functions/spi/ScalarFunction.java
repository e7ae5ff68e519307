package io.quiver.functions.spi;

import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of values that gives one value. One instance serves all calls; thread-safe.
 *
 * <p>Arguments and result are Java objects as {@link DataType} describes. Functions that the SQL
 * grammar knows by special syntax (SUBSTRING .. FROM, EXTRACT, POSITION .. IN, TRIM) are called
 * with their operands in the grammar's order; keywords among them arrive as upper-case strings.
 */
public interface ScalarFunction {
  /** Upper case. */
  String name();

  /** Fewest and most arguments; most may be {@link Integer#MAX_VALUE}. */
  int minArguments();

  int maxArguments();

  /** Whether equal arguments always give equal results, so that calls may be folded and cached. */
  default boolean isDeterministic() {
    return true;
  }

  /** Whether any NULL argument makes the result NULL without a call. */
  default boolean isStrict() {
    return true;
  }

  /**
   * The result's type for arguments of these types.
   *
   * @param arguments types; null for a parameter whose type is not known
   * @throws io.quiver.storage.error.QuiverException DATATYPE_MISMATCH saying what is expected
   */
  DataType resultType(List<@Nullable DataType> arguments);

  /** What type an untyped parameter at this place should get. */
  DataType parameterType(int index, List<@Nullable DataType> arguments);

  /**
   * The type that a given argument is converted to before the call; by default as given.
   *
   * @param given the argument's type
   */
  default DataType convertsTo(int index, DataType given) {
    return given;
  }

  /**
   * Calls it. For a strict function no argument is null.
   *
   * @param types types of the arguments after conversion
   */
  @Nullable Object apply(ScalarContext context, List<DataType> types, @Nullable Object[] arguments);
}
