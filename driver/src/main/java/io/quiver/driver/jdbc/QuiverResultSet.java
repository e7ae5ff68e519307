package io.quiver.driver.jdbc;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.planner.session.RowCursor;
import io.quiver.storage.error.ErrorCode;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a query: streamed forward, or over {@link BufferedRows} in any direction. Confined to the
 * connection's thread.
 */
final class QuiverResultSet extends ResultValues {
  /** What is known of the first row before next() was called, for isBeforeFirst. */
  private enum Peek {
    NOT,
    ROW,
    EMPTY
  }

  private final @Nullable StatementBase statement;
  private final RowCursor cursor;
  private final @Nullable BufferedRows buffer;
  private final @Nullable String sql;
  private final int transactions;
  private Peek peek = Peek.NOT;
  private int row;
  private boolean ended;
  private boolean closed;
  private int fetchSize;

  QuiverResultSet(
      QuiverConnection connection,
      @Nullable StatementBase statement,
      RowCursor cursor,
      ResultShape shape,
      @Nullable String sql) {
    super(connection, cursor, shape);
    this.statement = statement;
    this.cursor = cursor;
    this.buffer = cursor instanceof BufferedRows rows ? rows : null;
    this.sql = sql;
    this.transactions = connection.endedTransactions();
  }

  @Override
  void checkOpen() throws SQLException {
    if (connection().closed()) {
      throw SqlExceptions.of(ErrorCode.CONNECTION_CLOSED, "The connection is closed.");
    }
    if (closed) {
      throw SqlExceptions.closed("result set");
    }
  }

  @Override
  SQLException failure(Throwable thrown) {
    return SqlExceptions.translate(thrown, sql);
  }

  @Override
  public boolean next() throws SQLException {
    checkOpen();
    if (buffer != null) {
      return setOnRow(buffer.next());
    }
    if (ended) {
      return false;
    }
    if (transactions != connection().endedTransactions()) {
      close();
      throw SqlExceptions.of(
          ErrorCode.OBJECT_CLOSED,
          "The result set was closed by the end of its transaction.",
          "Read it before commit, or create the statement with HOLD_CURSORS_OVER_COMMIT.");
    }
    boolean more = peek == Peek.NOT ? advance() : peek == Peek.ROW;
    peek = Peek.NOT;
    if (more) {
      row++;
    } else {
      ended = true;
      if (statement != null) {
        statement.ended();
      }
    }
    return setOnRow(more);
  }

  private boolean advance() throws SQLException {
    try {
      return cursor.next();
    } catch (RuntimeException | Error e) {
      setOnRow(false);
      ended = true;
      throw failure(e);
    }
  }

  @Override
  public void close() throws SQLException {
    if (closed) {
      return;
    }
    closed = true;
    setOnRow(false);
    try {
      cursor.close();
    } catch (RuntimeException | Error e) {
      throw failure(e);
    } finally {
      if (statement != null) {
        statement.resultClosed(this);
      }
    }
  }

  @Override
  public boolean isClosed() {
    return closed || connection().closed();
  }

  private BufferedRows buffer(String method) throws SQLException {
    checkOpen();
    if (buffer == null) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_STATEMENT,
          method + ": the result set is forward-only.",
          "Create the statement with ResultSet.TYPE_SCROLL_INSENSITIVE.");
    }
    return buffer;
  }

  @Override
  public boolean isBeforeFirst() throws SQLException {
    checkOpen();
    if (buffer != null) {
      return buffer.position() == 0 && buffer.size() > 0;
    }
    if (row > 0 || ended) {
      return false;
    }
    if (peek == Peek.NOT) {
      peek = advance() ? Peek.ROW : Peek.EMPTY;
    }
    return peek == Peek.ROW;
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    checkOpen();
    if (buffer != null) {
      return buffer.position() > buffer.size() && buffer.size() > 0;
    }
    return ended && row > 0;
  }

  @Override
  public boolean isFirst() throws SQLException {
    checkOpen();
    return onRow() && getRow() == 1;
  }

  @Override
  public boolean isLast() throws SQLException {
    BufferedRows rows = buffer("isLast");
    return rows.onRow() && rows.position() == rows.size();
  }

  @Override
  public int getRow() throws SQLException {
    checkOpen();
    if (!onRow()) {
      return 0;
    }
    return buffer != null ? buffer.position() : row;
  }

  @Override
  public void beforeFirst() throws SQLException {
    setOnRow(buffer("beforeFirst").moveTo(0));
  }

  @Override
  public void afterLast() throws SQLException {
    BufferedRows rows = buffer("afterLast");
    setOnRow(rows.moveTo(rows.size() + 1L));
  }

  @Override
  public boolean first() throws SQLException {
    return setOnRow(buffer("first").moveTo(1));
  }

  @Override
  public boolean last() throws SQLException {
    BufferedRows rows = buffer("last");
    return setOnRow(rows.moveTo(rows.size()));
  }

  @Override
  public boolean absolute(int wanted) throws SQLException {
    BufferedRows rows = buffer("absolute");
    return setOnRow(rows.moveTo(wanted >= 0 ? wanted : rows.size() + 1L + wanted));
  }

  @Override
  public boolean relative(int count) throws SQLException {
    BufferedRows rows = buffer("relative");
    return setOnRow(rows.moveTo((long) rows.position() + count));
  }

  @Override
  public boolean previous() throws SQLException {
    BufferedRows rows = buffer("previous");
    return setOnRow(rows.moveTo(rows.position() - 1L));
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    checkOpen();
    return new QuiverResultSetMetaData(connection().session().database().name(), shape().columns());
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    checkOpen();
    return statement;
  }

  @Override
  public void setFetchDirection(int direction) throws SQLException {
    checkOpen();
    if (direction != FETCH_FORWARD && buffer == null) {
      throw SqlExceptions.unsupported("A forward-only result set is fetched forward.");
    }
  }

  @Override
  public int getFetchDirection() throws SQLException {
    checkOpen();
    return FETCH_FORWARD;
  }

  @Override
  public void setFetchSize(int rows) throws SQLException {
    checkOpen();
    fetchSize = Checks.notNegative("fetch size", rows);
  }

  @Override
  public int getFetchSize() throws SQLException {
    checkOpen();
    return fetchSize;
  }

  @Override
  public int getType() throws SQLException {
    checkOpen();
    return buffer == null || statement != null && !statement.scrollable()
        ? TYPE_FORWARD_ONLY
        : TYPE_SCROLL_INSENSITIVE;
  }

  @Override
  public int getConcurrency() throws SQLException {
    checkOpen();
    return CONCUR_READ_ONLY;
  }

  @Override
  public int getHoldability() throws SQLException {
    checkOpen();
    return buffer == null ? ResultSet.CLOSE_CURSORS_AT_COMMIT : ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public boolean rowUpdated() throws SQLException {
    checkOpen();
    return false;
  }

  @Override
  public boolean rowInserted() throws SQLException {
    checkOpen();
    return false;
  }

  @Override
  public boolean rowDeleted() throws SQLException {
    checkOpen();
    return false;
  }

  @Override
  public @Nullable String getCursorName() throws SQLException {
    throw SqlExceptions.unsupported("getCursorName: there are no positioned updates.");
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return null;
  }

  @Override
  public void clearWarnings() throws SQLException {
    checkOpen();
  }

  @Override
  public <T> T unwrap(Class<T> wanted) throws SQLException {
    return Checks.unwrap(wanted, this);
  }

  @Override
  public boolean isWrapperFor(Class<?> wanted) {
    return wanted.isInstance(this);
  }
}
