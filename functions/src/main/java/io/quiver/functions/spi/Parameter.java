package io.quiver.functions.spi;

/**
 * A parameter of a table function.
 *
 * @param name lower case; upper-cased in SQL
 * @param kind what may be given
 * @param required whether it must be given
 */
public record Parameter(String name, Kind kind, boolean required) {
  /** What an argument is. */
  public enum Kind {
    /** TABLE t, or a query in parentheses. */
    RELATION,
    /** DESCRIPTOR(columns). */
    DESCRIPTOR,
    /** A value of any type, or a query in parentheses that gives one column: many values. */
    VALUES,
    /** An integer. */
    INTEGER,
    /** A number. */
    NUMBER,
    /** A character string. */
    STRING,
    /** TRUE or FALSE. */
    BOOLEAN
  }

  public static Parameter required(String name, Kind kind) {
    return new Parameter(name, kind, true);
  }

  public static Parameter optional(String name, Kind kind) {
    return new Parameter(name, kind, false);
  }
}
