package io.quiver.driver.jdbc;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What result sets a statement makes.
 *
 * @param scrollable whether they move in any direction
 * @param held whether they stay open after commit
 * @param updatable whether rows can be changed through them
 */
record ResultSetKind(boolean scrollable, boolean held, boolean updatable) {
  static final ResultSetKind FORWARD_ONLY = new ResultSetKind(false, false, false);

  /** Checks JDBC's constants; scroll-sensitive becomes insensitive. */
  static ResultSetKind of(int type, int concurrency, int holdability) throws SQLException {
    if (type != ResultSet.TYPE_FORWARD_ONLY
        && type != ResultSet.TYPE_SCROLL_INSENSITIVE
        && type != ResultSet.TYPE_SCROLL_SENSITIVE) {
      throw invalid("result set type", type);
    }
    if (concurrency != ResultSet.CONCUR_READ_ONLY && concurrency != ResultSet.CONCUR_UPDATABLE) {
      throw invalid("concurrency", concurrency);
    }
    return new ResultSetKind(
        type != ResultSet.TYPE_FORWARD_ONLY,
        held(holdability),
        concurrency == ResultSet.CONCUR_UPDATABLE);
  }

  static boolean held(int holdability) throws SQLException {
    return switch (holdability) {
      case ResultSet.HOLD_CURSORS_OVER_COMMIT -> true;
      case ResultSet.CLOSE_CURSORS_AT_COMMIT -> false;
      default -> throw invalid("holdability", holdability);
    };
  }

  /** Whether all rows are read at once. */
  boolean buffered() {
    return scrollable || held || updatable;
  }

  int type() {
    return scrollable ? ResultSet.TYPE_SCROLL_INSENSITIVE : ResultSet.TYPE_FORWARD_ONLY;
  }

  int concurrency() {
    return updatable ? ResultSet.CONCUR_UPDATABLE : ResultSet.CONCUR_READ_ONLY;
  }

  int holdability() {
    return held ? ResultSet.HOLD_CURSORS_OVER_COMMIT : ResultSet.CLOSE_CURSORS_AT_COMMIT;
  }

  private static SQLException invalid(String what, int value) {
    return SqlExceptions.of(
        ErrorCode.INVALID_PARAMETER,
        "There is no " + what + " " + value + " in java.sql.ResultSet.");
  }
}
