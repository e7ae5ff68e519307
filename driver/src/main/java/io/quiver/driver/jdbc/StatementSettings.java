package io.quiver.driver.jdbc;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.driver.error.Wrapped;
import io.quiver.planner.session.ExecuteOptions;
import io.quiver.planner.session.ExecuteOptions.GeneratedKeys;
import io.quiver.planner.session.StatementWarning;
import io.quiver.storage.error.ErrorCode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings of a statement and its being open or closed. */
abstract class StatementSettings implements Statement {
  private final QuiverConnection connection;
  private final ResultSetKind kind;
  private long maxRows;
  private long timeoutMillis;
  private int fetchSize;
  private int maxFieldSize;
  private boolean escapes = true;
  private boolean poolable;
  private boolean closeOnCompletion;
  private boolean closed;

  /** Those that the application wants to see no more, of the last execution. */
  private final Set<StatementWarning> clearedWarnings = new HashSet<>();

  /** Made of the settings when first needed. */
  private @Nullable ExecuteOptions options;

  StatementSettings(QuiverConnection connection, ResultSetKind kind) {
    this.connection = connection;
    this.kind = kind;
    this.timeoutMillis = connection.defaultTimeoutMillis();
  }

  final QuiverConnection connection() {
    return connection;
  }

  final int maxFieldSize() {
    return maxFieldSize;
  }

  final ResultSetKind kind() {
    return kind;
  }

  final boolean scrollable() {
    return kind.scrollable();
  }

  final boolean escapes() {
    return escapes;
  }

  final ExecuteOptions options(GeneratedKeys keys) {
    ExecuteOptions known = options;
    if (known == null || !known.generatedKeys().equals(keys)) {
      known = new ExecuteOptions(maxRows, timeoutMillis, keys, fetchSize);
      options = known;
    }
    return known;
  }

  final void checkOpen() throws SQLException {
    if (connection.closed()) {
      throw SqlExceptions.of(ErrorCode.CONNECTION_CLOSED, "The connection is closed.");
    }
    if (closed) {
      throw SqlExceptions.closed("statement");
    }
  }

  final boolean isMarkedClosed() {
    return closed;
  }

  final void markClosed() {
    closed = true;
  }

  @Override
  public final boolean isClosed() {
    return closed || connection.closed();
  }

  @Override
  public final Connection getConnection() throws SQLException {
    checkOpen();
    return connection.connection();
  }

  @Override
  public final int getMaxRows() throws SQLException {
    return StatementBase.saturated(getLargeMaxRows());
  }

  @Override
  public final void setMaxRows(int rows) throws SQLException {
    setLargeMaxRows(rows);
  }

  @Override
  public final long getLargeMaxRows() throws SQLException {
    checkOpen();
    return maxRows;
  }

  @Override
  public final void setLargeMaxRows(long rows) throws SQLException {
    checkOpen();
    if (rows < 0) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER, "The row limit must not be negative, it is " + rows + ".");
    }
    maxRows = rows;
    options = null;
  }

  @Override
  public final int getQueryTimeout() throws SQLException {
    checkOpen();
    return (int) ((timeoutMillis + 999) / 1_000);
  }

  @Override
  public final void setQueryTimeout(int seconds) throws SQLException {
    checkOpen();
    int checked = Checks.notNegative("query timeout", seconds);
    timeoutMillis = checked == 0 ? connection.defaultTimeoutMillis() : checked * 1_000L;
    options = null;
  }

  @Override
  public final int getMaxFieldSize() throws SQLException {
    checkOpen();
    return maxFieldSize;
  }

  /** Character and binary values (not LOBs) are cut when read; a warning says so. */
  @Override
  public final void setMaxFieldSize(int size) throws SQLException {
    checkOpen();
    maxFieldSize = Checks.notNegative("field size", size);
  }

  @Override
  public final void setEscapeProcessing(boolean enable) throws SQLException {
    checkOpen();
    escapes = enable;
  }

  @Override
  public final void setFetchDirection(int direction) throws SQLException {
    checkOpen();
    Checks.fetchDirection(direction);
  }

  @Override
  public final int getFetchDirection() throws SQLException {
    checkOpen();
    return ResultSet.FETCH_FORWARD;
  }

  @Override
  public final void setFetchSize(int rows) throws SQLException {
    checkOpen();
    fetchSize = Checks.notNegative("fetch size", rows);
    options = null;
  }

  @Override
  public final int getFetchSize() throws SQLException {
    checkOpen();
    return fetchSize;
  }

  @Override
  public final int getResultSetConcurrency() throws SQLException {
    checkOpen();
    return kind.concurrency();
  }

  @Override
  public final int getResultSetType() throws SQLException {
    checkOpen();
    return kind.type();
  }

  @Override
  public final int getResultSetHoldability() throws SQLException {
    checkOpen();
    return kind.holdability();
  }

  @Override
  public final void setPoolable(boolean wanted) throws SQLException {
    checkOpen();
    poolable = wanted;
  }

  @Override
  public final boolean isPoolable() throws SQLException {
    checkOpen();
    return poolable;
  }

  @Override
  public final void closeOnCompletion() throws SQLException {
    checkOpen();
    closeOnCompletion = true;
  }

  @Override
  public final boolean isCloseOnCompletion() throws SQLException {
    checkOpen();
    return closeOnCompletion;
  }

  /** Nothing to do: positioned updates are not supported. */
  @Override
  public final void setCursorName(@Nullable String name) throws SQLException {
    checkOpen();
  }

  @Override
  public final String enquoteLiteral(@Nullable String text) throws SQLException {
    return Quoting.literal(text);
  }

  @Override
  public final String enquoteNCharLiteral(@Nullable String text) throws SQLException {
    return "N" + Quoting.literal(text);
  }

  @Override
  public final String enquoteIdentifier(@Nullable String name, boolean always) throws SQLException {
    return Quoting.identifier(name, always);
  }

  @Override
  public final boolean isSimpleIdentifier(@Nullable String name) throws SQLException {
    return Quoting.isSimple(name);
  }

  /** What the last execution warns of, so far. */
  abstract List<StatementWarning> warningsOfExecution();

  /** Another execution warns anew. */
  final void forgetClearedWarnings() {
    clearedWarnings.clear();
  }

  /** Of the plan and of what the last execution met until now, its rows that were read included. */
  @Override
  public final @Nullable SQLWarning getWarnings() throws SQLException {
    checkOpen();
    SQLWarning first = null;
    for (StatementWarning warning : warningsOfExecution()) {
      if (!clearedWarnings.contains(warning)) {
        SQLWarning next = new SQLWarning(warning.message(), warning.sqlState());
        if (first == null) {
          first = next;
        } else {
          first.setNextWarning(next);
        }
      }
    }
    return first;
  }

  @Override
  public final void clearWarnings() throws SQLException {
    checkOpen();
    clearedWarnings.addAll(warningsOfExecution());
  }

  @Override
  public final <T> T unwrap(@Nullable Class<T> wanted) throws SQLException {
    return Wrapped.unwrap(wanted, this);
  }

  @Override
  public final boolean isWrapperFor(@Nullable Class<?> wanted) {
    return Wrapped.has(wanted, this);
  }
}
