package io.quiver.driver.jdbc;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import java.sql.SQLException;

/** Checks of arguments that several JDBC objects make. */
final class Checks {
  private Checks() {}

  static int notNegative(String what, int value) throws SQLException {
    if (value < 0) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER,
          "The " + what + " must not be negative, it is " + value + ".");
    }
    return value;
  }

  static <T> T unwrap(Class<T> wanted, Object... candidates) throws SQLException {
    for (Object candidate : candidates) {
      if (wanted.isInstance(candidate)) {
        return wanted.cast(candidate);
      }
    }
    throw SqlExceptions.of(
        ErrorCode.INVALID_PARAMETER, "There is no " + wanted.getName() + " in here.");
  }
}
