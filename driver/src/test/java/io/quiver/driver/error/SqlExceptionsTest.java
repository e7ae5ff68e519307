package io.quiver.driver.error;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.Position;
import io.quiver.storage.error.QuiverException;
import java.sql.BatchUpdateException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SqlExceptionsTest {
  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void everyCodeKeepsStateAndVendorCode(ErrorCode code) {
    QuiverException cause = new QuiverException(code, "text");
    SQLException e = SqlExceptions.translate(cause);
    assertEquals(code.sqlState(), e.getSQLState());
    assertEquals(code.vendorCode(), e.getErrorCode());
    assertEquals("text", e.getMessage());
    assertSame(cause, e.getCause());
  }

  @Test
  void subclassesFollowTheStateClass() {
    check(SQLSyntaxErrorException.class, ErrorCode.TABLE_NOT_FOUND);
    check(SQLIntegrityConstraintViolationException.class, ErrorCode.UNIQUE_VIOLATION);
    check(SQLTransactionRollbackException.class, ErrorCode.DEADLOCK);
    check(SQLDataException.class, ErrorCode.VECTOR_DIMENSION);
    check(SQLTimeoutException.class, ErrorCode.STATEMENT_TIMEOUT);
    check(SQLTransientException.class, ErrorCode.STATEMENT_CANCELLED);
    check(SQLTransientException.class, ErrorCode.LOCK_TIMEOUT);
    check(SQLNonTransientConnectionException.class, ErrorCode.INVALID_URL);
    check(SQLNonTransientConnectionException.class, ErrorCode.DATABASE_CLOSED);
    check(SQLFeatureNotSupportedException.class, ErrorCode.FEATURE_NOT_SUPPORTED);
  }

  private static void check(Class<? extends SQLException> type, ErrorCode code) {
    assertInstanceOf(type, SqlExceptions.of(code, "x"));
  }

  @Test
  void showsTheLineWithACaretAndTheHint() {
    QuiverException e =
        new QuiverException(
            ErrorCode.COLUMN_NOT_FOUND,
            "There is no column NMAE.",
            "Did you mean NAME?",
            new Position(2, 8, 2, 11),
            null);
    assertEquals(
        "There is no column NMAE.\n"
            + "LINE 2: SELECT nmae\n"
            + "               ^^^^\n"
            + "Hint: Did you mean NAME?",
        SqlExceptions.translate(e, "-- first\nSELECT nmae\nFROM t").getMessage());
  }

  @Test
  void longLinesAreCutAroundThePosition() {
    String sql = "SELECT " + "a, ".repeat(200) + "x" + ", b".repeat(200);
    int column = sql.indexOf('x') + 1;
    QuiverException e =
        new QuiverException(ErrorCode.COLUMN_NOT_FOUND, "m", null, Position.at(1, column), null);
    String[] lines = String.valueOf(SqlExceptions.translate(e, sql).getMessage()).split("\n", -1);
    assertEquals('x', lines[1].charAt(lines[2].indexOf('^')));
    assertEquals(true, lines[1].length() < 130, lines[1]);
  }

  @Test
  void positionsOutsideTheTextDoNoHarm() {
    for (Position position : new Position[] {Position.at(9, 1), Position.at(1, 500)}) {
      QuiverException e = new QuiverException(ErrorCode.SYNTAX_ERROR, "m", null, position, null);
      assertEquals("42601", SqlExceptions.translate(e, "SELECT").getSQLState());
    }
  }

  @Test
  void nothingButSqlExceptionsLeaves() {
    assertEquals("54000", SqlExceptions.translate(new StackOverflowError()).getSQLState());
    assertEquals("53200", SqlExceptions.translate(new OutOfMemoryError()).getSQLState());
    SQLException e = SqlExceptions.translate(new IllegalStateException("internal detail"));
    assertEquals("XX000", e.getSQLState());
    assertFalse(String.valueOf(e.getMessage()).contains("internal detail"));
    assertEquals("XX000", SqlExceptions.translate(new AssertionError("x")).getSQLState());
  }

  @Test
  void batches() {
    BatchUpdateException e =
        SqlExceptions.batch(SqlExceptions.of(ErrorCode.UNIQUE_VIOLATION, "m"), new long[] {1, 2});
    assertEquals("23505", e.getSQLState());
    assertArrayEquals(new int[] {1, 2}, e.getUpdateCounts());
  }
}
