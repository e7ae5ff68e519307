package io.quiver.driver.jdbc;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.driver.error.Wrapped;
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
  private boolean onInsertRow;
  private boolean editorKnown;
  private @Nullable RowEditor editor;

  QuiverResultSet(
      QuiverConnection connection,
      @Nullable StatementBase statement,
      RowCursor cursor,
      ResultShape shape,
      @Nullable String sql) {
    super(connection, cursor, shape, statement == null ? 0 : statement.maxFieldSize());
    this.statement = statement;
    this.cursor = cursor;
    this.buffer = cursor instanceof BufferedRows rows ? rows : null;
    this.sql = sql;
    this.transactions = connection.endedTransactions();
  }

  RowCursor cursor() {
    return cursor;
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
      leaveRow();
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
    if (buffer == null || statement != null && !statement.scrollable()) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_STATEMENT,
          method + ": the result set is forward-only.",
          "Create the statement with ResultSet.TYPE_SCROLL_INSENSITIVE.");
    }
    leaveRow();
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
    checkOpen();
    if (buffer == null) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_STATEMENT, "isLast: the result set is forward-only.");
    }
    return buffer.onRow() && buffer.position() == buffer.size();
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
    return new QuiverResultSetMetaData(shape().columns());
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    checkOpen();
    return statement;
  }

  @Override
  public void setFetchDirection(int direction) throws SQLException {
    checkOpen();
    Checks.fetchDirection(direction);
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
    cursor().fetchRows(rows);
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
    return editor() == null ? CONCUR_READ_ONLY : CONCUR_UPDATABLE;
  }

  /** What changes rows, or null when the result set is read-only. */
  private @Nullable RowEditor editor() throws SQLException {
    if (!editorKnown) {
      editorKnown = true;
      if (buffer != null && statement != null && statement.kind().updatable()) {
        editor = RowEditor.of(connection(), shape().columns());
      }
    }
    return editor;
  }

  private RowEditor requireEditor(String method) throws SQLException {
    checkOpen();
    RowEditor found = editor();
    if (found == null) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_STATEMENT,
          method + ": the result set is read-only.",
          "Ask for CONCUR_UPDATABLE, and select columns of one table with its primary key.");
    }
    return found;
  }

  /** The buffer, standing on a row that can be changed. */
  private BufferedRows currentRow(String method) throws SQLException {
    BufferedRows rows = buffer;
    if (rows == null || onInsertRow || !rows.onRow()) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_STATEMENT, method + ": the result set is not on a row.");
    }
    return rows;
  }

  private void leaveRow() {
    onInsertRow = false;
    if (editor != null) {
      editor.forget();
    }
  }

  @Override
  void update(int column, @Nullable Object value) throws SQLException {
    RowEditor rows = requireEditor("update");
    if (!onInsertRow) {
      currentRow("update");
    }
    if (column < 1 || column > shape().count()) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER,
          "Column " + column + " is outside 1.." + shape().count() + ".");
    }
    rows.set(column - 1, value);
  }

  /** A change of a row, in the database and in the buffer, which may be in a file. */
  private interface Edit {
    void run() throws SQLException;
  }

  private void edit(Edit edit) throws SQLException {
    try {
      edit.run();
    } catch (RuntimeException | Error e) {
      throw failure(e);
    }
  }

  @Override
  public void updateRow() throws SQLException {
    RowEditor rows = requireEditor("updateRow");
    BufferedRows current = currentRow("updateRow");
    edit(() -> current.replace(rows.update(current.current())));
  }

  @Override
  public void insertRow() throws SQLException {
    RowEditor rows = requireEditor("insertRow");
    if (!onInsertRow) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_STATEMENT,
          "insertRow: the result set is not on the insert row.",
          "Call moveToInsertRow first.");
    }
    BufferedRows all = buffer;
    if (all != null) {
      edit(() -> all.append(rows.insert()));
    }
  }

  @Override
  public void deleteRow() throws SQLException {
    RowEditor rows = requireEditor("deleteRow");
    BufferedRows current = currentRow("deleteRow");
    edit(
        () -> {
          rows.delete(current.current());
          current.remove();
        });
    setOnRow(false);
  }

  @Override
  public void refreshRow() throws SQLException {
    RowEditor rows = requireEditor("refreshRow");
    BufferedRows current = currentRow("refreshRow");
    rows.forget();
    edit(() -> current.replace(rows.refresh(current.current())));
  }

  @Override
  public void cancelRowUpdates() throws SQLException {
    RowEditor rows = requireEditor("cancelRowUpdates");
    currentRow("cancelRowUpdates");
    rows.forget();
  }

  @Override
  public void moveToInsertRow() throws SQLException {
    requireEditor("moveToInsertRow").forget();
    onInsertRow = true;
    setOnRow(false);
  }

  @Override
  public void moveToCurrentRow() throws SQLException {
    requireEditor("moveToCurrentRow");
    leaveRow();
    setOnRow(buffer != null && buffer.onRow());
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
    return warnings();
  }

  @Override
  public void clearWarnings() throws SQLException {
    checkOpen();
    dropWarnings();
  }

  @Override
  public <T> T unwrap(@Nullable Class<T> wanted) throws SQLException {
    return Wrapped.unwrap(wanted, this);
  }

  @Override
  public boolean isWrapperFor(@Nullable Class<?> wanted) {
    return Wrapped.has(wanted, this);
  }
}
