package io.quiver.driver.jdbc;

import org.jspecify.annotations.Nullable;

/** The one place where names become part of a statement. */
final class Identifiers {
  private Identifiers() {}

  /** A stored name as a quoted identifier, whatever it contains. */
  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String quote(@Nullable String schema, String name) {
    return schema == null ? quote(name) : quote(schema) + "." + quote(name);
  }
}
