package io.quiver.driver.jdbc;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Literals and identifiers as JDBC wants them quoted. */
final class Quoting {
  private static final Pattern SIMPLE = Pattern.compile("[\\p{Alpha}][\\p{Alpha}\\d_]{0,127}");
  private static final int MOST_CHARACTERS = 128;

  private Quoting() {}

  static String literal(@Nullable String text) throws SQLException {
    return "'" + given("text", text).replace("'", "''") + "'";
  }

  /** A simple one stays as it is, unless it is always to be quoted. */
  static String identifier(@Nullable String name, boolean always) throws SQLException {
    String plain = given("identifier", name);
    if (!always && isSimple(plain)) {
      return plain;
    }
    if (plain.length() > 2 && plain.startsWith("\"") && plain.endsWith("\"")) {
      plain = plain.substring(1, plain.length() - 1); // it was quoted before
    }
    if (plain.isEmpty()
        || plain.length() > MOST_CHARACTERS
        || plain.indexOf('"') >= 0
        || plain.indexOf('\0') >= 0) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER,
          "An identifier has 1 to "
              + MOST_CHARACTERS
              + " characters, none of them a quote or a zero.");
    }
    return '"' + plain + '"';
  }

  static boolean isSimple(@Nullable String name) throws SQLException {
    return SIMPLE.matcher(given("identifier", name)).matches();
  }

  private static String given(String what, @Nullable String value) throws SQLException {
    if (value == null) {
      throw SqlExceptions.of(ErrorCode.INVALID_PARAMETER, "The " + what + " is null.");
    }
    return value;
  }
}
