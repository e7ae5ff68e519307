package io.quiver.driver.jdbc;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import java.sql.ResultSet;
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

  /** One of java.sql's; it is a hint and has no effect. */
  static void fetchDirection(int direction) throws SQLException {
    if (direction != ResultSet.FETCH_FORWARD
        && direction != ResultSet.FETCH_REVERSE
        && direction != ResultSet.FETCH_UNKNOWN) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER, "There is no fetch direction " + direction + ".");
    }
  }
}
