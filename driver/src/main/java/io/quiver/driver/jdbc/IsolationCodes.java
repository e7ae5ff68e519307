package io.quiver.driver.jdbc;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.tx.IsolationLevel;
import java.sql.Connection;
import java.sql.SQLException;

/** JDBC's numbers of isolation levels. */
final class IsolationCodes {
  private IsolationCodes() {}

  /** READ UNCOMMITTED means READ COMMITTED. */
  static IsolationLevel level(int code) throws SQLException {
    return switch (code) {
      case Connection.TRANSACTION_READ_UNCOMMITTED, Connection.TRANSACTION_READ_COMMITTED ->
          IsolationLevel.READ_COMMITTED;
      case Connection.TRANSACTION_REPEATABLE_READ -> IsolationLevel.REPEATABLE_READ;
      case Connection.TRANSACTION_SERIALIZABLE -> IsolationLevel.SERIALIZABLE;
      default ->
          throw SqlExceptions.of(
              ErrorCode.INVALID_PARAMETER, "There is no isolation level " + code + ".");
    };
  }

  static int code(IsolationLevel level) {
    return switch (level) {
      case READ_COMMITTED -> Connection.TRANSACTION_READ_COMMITTED;
      case REPEATABLE_READ -> Connection.TRANSACTION_REPEATABLE_READ;
      case SERIALIZABLE -> Connection.TRANSACTION_SERIALIZABLE;
    };
  }
}
