package io.quiver.backend.sqlite;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.sql.SQLException;

/** Says what a failure of SQLite means. */
final class SqliteErrors {
  private static final int PRIMARY = 0xFF;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int NOT_A_DATABASE = 26;

  private SqliteErrors() {}

  static QuiverException translate(SQLException e, String description) {
    ErrorCode code =
        switch (e.getErrorCode() & PRIMARY) {
          case CORRUPT, NOT_A_DATABASE -> ErrorCode.CORRUPT_FILE;
          case FULL -> ErrorCode.DISK_FULL;
          default -> ErrorCode.IO_ERROR;
        };
    return new QuiverException(code, description + ": " + e.getMessage(), e);
  }
}
