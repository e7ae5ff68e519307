package io.quiver.functions.scalar;

import io.quiver.functions.spi.ScalarContext;
import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scalar function made of its parts: name, argument kinds, result type, body. Immutable; each
 * {@code with} gives a changed copy.
 */
public final class SimpleFunction implements ScalarFunction {
  /** What the function does. */
  @FunctionalInterface
  public interface Body {
    @Nullable Object apply(
        ScalarContext context, List<DataType> types, @Nullable Object[] arguments);
  }

  /** The type of the result for arguments of these types. */
  @FunctionalInterface
  public interface ResultType {
    DataType of(List<@Nullable DataType> arguments);
  }

  private final String name;
  private final int minArguments;
  private final int maxArguments;
  private final List<ArgumentKind> kinds;
  private final ResultType result;
  private final Body body;
  private final boolean strict;
  private final boolean deterministic;

  private SimpleFunction(
      String name,
      int minArguments,
      int maxArguments,
      List<ArgumentKind> kinds,
      ResultType result,
      Body body,
      boolean strict,
      boolean deterministic) {
    this.name = name;
    this.minArguments = minArguments;
    this.maxArguments = maxArguments;
    this.kinds = List.copyOf(kinds);
    this.result = result;
    this.body = body;
    this.strict = strict;
    this.deterministic = deterministic;
  }

  /** A strict function that needs all its arguments and always gives the same type. */
  public static SimpleFunction of(String name, DataType result, Body body, ArgumentKind... kinds) {
    return new SimpleFunction(
        name, kinds.length, kinds.length, List.of(kinds), types -> result, body, true, true);
  }

  /** At least this many arguments must be given. */
  public SimpleFunction least(int count) {
    return new SimpleFunction(
        name, count, maxArguments, kinds, result, body, strict, deterministic);
  }

  /** The last kind may come any number of times. */
  public SimpleFunction repeated() {
    return new SimpleFunction(
        name, minArguments, Integer.MAX_VALUE, kinds, result, body, strict, deterministic);
  }

  public SimpleFunction result(ResultType type) {
    return new SimpleFunction(
        name, minArguments, maxArguments, kinds, type, body, strict, deterministic);
  }

  /** Is called with NULL arguments too. */
  public SimpleFunction takesNull() {
    return new SimpleFunction(
        name, minArguments, maxArguments, kinds, result, body, false, deterministic);
  }

  public SimpleFunction notDeterministic() {
    return new SimpleFunction(name, minArguments, maxArguments, kinds, result, body, strict, false);
  }

  public SimpleFunction named(String other) {
    return new SimpleFunction(
        other, minArguments, maxArguments, kinds, result, body, strict, deterministic);
  }

  private ArgumentKind kind(int index) {
    // Of too many arguments their number is said later.
    return kinds.isEmpty() ? ArgumentKind.ANYTHING : kinds.get(Math.min(index, kinds.size() - 1));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int minArguments() {
    return minArguments;
  }

  @Override
  public int maxArguments() {
    return maxArguments;
  }

  @Override
  public boolean isStrict() {
    return strict;
  }

  @Override
  public boolean isDeterministic() {
    return deterministic;
  }

  @Override
  public DataType resultType(List<@Nullable DataType> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      DataType type = arguments.get(i);
      if (type != null) {
        kind(i).check(name, i, type);
      }
    }
    return result.of(arguments);
  }

  @Override
  public DataType parameterType(int index, List<@Nullable DataType> arguments) {
    return kind(index).parameterType();
  }

  @Override
  public DataType convertsTo(int index, DataType given) {
    return kind(index).convertsTo(given);
  }

  @Override
  public @Nullable Object apply(
      ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
    return body.apply(context, types, arguments);
  }
}
