package io.quiver.functions.json;

import io.quiver.functions.scalar.Conversions;
import io.quiver.functions.spi.ScalarContext;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What JSON_VALUE does when it finds nothing, or not one scalar.
 *
 * @param action NULL, ERROR or DEFAULT
 * @param defaultIndex the argument with the default value
 */
record Behaviour(String action, int defaultIndex) {
  /** Reads keyword, default value, occasion from the arguments that follow the path. */
  static Behaviour of(String occasion, @Nullable Object[] arguments) {
    for (int i = 2; i + 2 < arguments.length; i += 3) {
      if (occasion.equals(String.valueOf(arguments[i + 2]))) {
        return new Behaviour(String.valueOf(arguments[i]), i + 1);
      }
    }
    return new Behaviour("NULL", 0);
  }

  @Nullable Object apply(
      List<DataType> types,
      @Nullable Object[] arguments,
      ScalarContext context,
      QuiverException error) {
    return switch (action) {
      case "ERROR" -> throw error;
      case "DEFAULT" -> {
        Object value = arguments[defaultIndex];
        yield value == null ? null : Conversions.toText(value, types.get(defaultIndex), context);
      }
      default -> null;
    };
  }
}
