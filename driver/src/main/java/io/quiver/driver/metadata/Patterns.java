package io.quiver.driver.metadata;

import org.jspecify.annotations.Nullable;

/** JDBC's search patterns as operands of {@code LIKE .. ESCAPE '\'}. */
final class Patterns {
  static final String ESCAPE = "\\";
  private static final String ANY = "%";

  private Patterns() {}

  /** A pattern argument; null means any. */
  static String pattern(@Nullable String given) {
    return given == null ? ANY : given;
  }

  /** A name that is no pattern; null means any. */
  static String name(@Nullable String given) {
    return given == null
        ? ANY
        : given
            .replace(ESCAPE, ESCAPE + ESCAPE)
            .replace("%", ESCAPE + "%")
            .replace("_", ESCAPE + "_");
  }

  /** Whether a catalog argument can mean the one catalog. */
  static boolean catalogMatches(@Nullable String given, String catalog) {
    return given == null || given.isEmpty() || given.equalsIgnoreCase(catalog);
  }
}
