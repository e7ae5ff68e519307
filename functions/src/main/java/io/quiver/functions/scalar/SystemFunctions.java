package io.quiver.functions.scalar;

import static io.quiver.functions.scalar.ArgumentKind.ARRAY;
import static io.quiver.functions.scalar.ArgumentKind.TEXT;

import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Functions about the session, identifiers and arrays. */
final class SystemFunctions {
  private SystemFunctions() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> all = new ArrayList<>();
    for (String name : List.of("GEN_RANDOM_UUID", "RANDOM_UUID", "UUID")) {
      all.add(
          Arguments.function(name, DataType.of(TypeKind.UUID), a -> randomUuid(a))
              .notDeterministic());
    }
    for (String name : List.of("DATABASE", "CURRENT_DATABASE", "VERSION")) {
      all.add(
          Arguments.function(name, DataType.VARCHAR, a -> a.context().sessionValue(name))
              .notDeterministic());
    }
    all.add(
        Arguments.function(
            "CARDINALITY", DataType.BIGINT, a -> (long) ((List<?>) a.value(0)).size(), ARRAY));
    all.add(
        Arguments.function(
            "ARRAY_LENGTH", DataType.BIGINT, a -> (long) ((List<?>) a.value(0)).size(), ARRAY));
    all.add(
        Arguments.function(
            "ARRAY_CONTAINS",
            DataType.BOOLEAN,
            a -> ((List<?>) a.value(0)).stream().anyMatch(e -> Objects.equals(e, a.value(1))),
            ARRAY,
            ArgumentKind.ANYTHING));
    all.add(
        Arguments.function(
            "ARRAY_TO_STRING", DataType.VARCHAR, SystemFunctions::join, ARRAY, TEXT));
    return all;
  }

  /** Version 4, from the context's random numbers. */
  private static UUID randomUuid(Arguments a) {
    long high = a.context().random().nextLong();
    long low = a.context().random().nextLong();
    return new UUID(
        (high & 0xFFFFFFFFFFFF0FFFL) | 0x4000L, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
  }

  private static String join(Arguments a) {
    DataType element = a.type(0).element();
    List<String> parts = new ArrayList<>();
    for (Object value : (List<?>) a.value(0)) {
      if (value != null) {
        parts.add(
            Conversions.toText(value, element == null ? DataType.VARCHAR : element, a.context()));
      }
    }
    return String.join(a.text(1), parts);
  }
}
