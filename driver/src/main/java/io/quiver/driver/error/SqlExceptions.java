package io.quiver.driver.error;

import io.quiver.planner.session.BatchFailure;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.sql.BatchUpdateException;
import java.sql.ClientInfoStatus;
import java.sql.SQLClientInfoException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the {@code SQLException} subclass that belongs to an error code, so that nothing else ever
 * leaves the driver. The cause is the original exception; the message has no class names.
 */
public final class SqlExceptions {
  private SqlExceptions() {}

  /** An error found by the driver itself. */
  public static SQLException of(ErrorCode code, String message) {
    return create(code, message, null);
  }

  public static SQLException of(ErrorCode code, String message, @Nullable String hint) {
    return translate(new QuiverException(code, message, hint, null, null), null);
  }

  /** 0A000. */
  public static SQLFeatureNotSupportedException unsupported(String message) {
    ErrorCode code = ErrorCode.FEATURE_NOT_SUPPORTED;
    return new SQLFeatureNotSupportedException(message, code.sqlState(), code.vendorCode());
  }

  /** 55000: used after close. */
  public static SQLException closed(String what) {
    return of(ErrorCode.OBJECT_CLOSED, "The " + what + " is closed.");
  }

  /** Whatever was thrown at the boundary of a statement. */
  public static SQLException translate(Throwable thrown) {
    return translate(thrown, null);
  }

  /**
   * Whatever was thrown at the boundary of a statement.
   *
   * @param sql the statement, to show the offending line, or null
   */
  public static SQLException translate(Throwable thrown, @Nullable String sql) {
    return switch (thrown) {
      case SQLException e -> e;
      case QuiverException e -> create(e.code(), ErrorMessage.of(e, sql), e);
      case BatchFailure e -> translate(e.failure(), sql);
      case StackOverflowError e ->
          create(
              ErrorCode.LIMIT_EXCEEDED,
              "The statement is nested too deeply.\nHint: Use fewer levels of nesting.",
              e);
      case OutOfMemoryError e ->
          create(
              ErrorCode.OUT_OF_MEMORY,
              "The statement needs more memory than the JVM has.\nHint: Raise -Xmx or fetch fewer"
                  + " rows at once.",
              e);
      default ->
          create(
              ErrorCode.INTERNAL_ERROR,
              "Internal error of Quiver; please report it with the statement and the cause of this"
                  + " exception.",
              thrown);
    };
  }

  /** The first of several failures, the others suppressed. */
  public static SQLException first(@Nullable SQLException first, SQLException next) {
    if (first == null) {
      return next;
    }
    if (first != next) {
      first.addSuppressed(next);
    }
    return first;
  }

  /** A failed batch. */
  public static BatchUpdateException batch(SQLException failure, long[] updateCounts) {
    return new BatchUpdateException(
        failure.getMessage(), failure.getSQLState(), failure.getErrorCode(), updateCounts, failure);
  }

  /** {@code setClientInfo} on a closed connection. */
  public static SQLClientInfoException clientInfo(
      SQLException reason, Map<String, ClientInfoStatus> failed) {
    return new SQLClientInfoException(
        reason.getMessage(), reason.getSQLState(), reason.getErrorCode(), failed, reason);
  }

  private static SQLException create(ErrorCode code, String message, @Nullable Throwable cause) {
    SQLException exception = instance(code, message);
    if (cause != null) {
      exception.initCause(cause);
    }
    return exception;
  }

  private static SQLException instance(ErrorCode code, String message) {
    String state = code.sqlState();
    int vendor = code.vendorCode();
    if (code == ErrorCode.STATEMENT_TIMEOUT) {
      return new SQLTimeoutException(message, state, vendor);
    }
    if (code == ErrorCode.DATABASE_IN_USE || code == ErrorCode.ENGINE_AWAY) {
      return new SQLTransientConnectionException(message, state, vendor);
    }
    if (code == ErrorCode.DATABASE_CLOSED) {
      return new SQLNonTransientConnectionException(message, state, vendor);
    }
    if (code == ErrorCode.LOCK_TIMEOUT
        || code == ErrorCode.STATEMENT_CANCELLED
        || code == ErrorCode.OUT_OF_MEMORY) {
      return new SQLTransientException(message, state, vendor);
    }
    return switch (state.substring(0, 2)) {
      case "08" -> new SQLNonTransientConnectionException(message, state, vendor);
      case "0A" -> new SQLFeatureNotSupportedException(message, state, vendor);
      case "21", "22" -> new SQLDataException(message, state, vendor);
      case "23" -> new SQLIntegrityConstraintViolationException(message, state, vendor);
      case "28" -> new SQLInvalidAuthorizationSpecException(message, state, vendor);
      case "2B", "3D", "3F", "42" -> new SQLSyntaxErrorException(message, state, vendor);
      case "40" -> new SQLTransactionRollbackException(message, state, vendor);
      default -> new SQLNonTransientException(message, state, vendor);
    };
  }
}
