package io.quiver.functions.json;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Item methods of JSON paths: the standard's, and those that PostgreSQL has beside them. */
enum PathMethod {
  TYPE,
  SIZE,
  DOUBLE,
  CEILING,
  FLOOR,
  ABS,
  KEYVALUE,
  DATETIME,
  DATE,
  TIME,
  TIME_TZ,
  TIMESTAMP,
  TIMESTAMP_TZ,
  BOOLEAN,
  STRING,
  NUMBER,
  DECIMAL,
  INTEGER,
  BIGINT;

  int maxArguments() {
    return this == DECIMAL ? 2 : 0;
  }

  /** Whether the method looks at an array as it is; others look at its elements in lax mode. */
  boolean takesArray() {
    return this == TYPE || this == SIZE;
  }

  String sql() {
    return "." + name().toLowerCase(Locale.ROOT) + "()";
  }

  static @Nullable PathMethod named(String name) {
    for (PathMethod method : values()) {
      if (method.name().toLowerCase(Locale.ROOT).equals(name)) {
        return method;
      }
    }
    return null;
  }

  static String names() {
    return Arrays.stream(values())
        .map(m -> m.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
