package io.quiver.driver.jdbc;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.planner.session.ExecuteOptions.GeneratedKeys;
import io.quiver.planner.session.PreparedQuery;
import io.quiver.planner.session.QueryResult;
import io.quiver.planner.session.ResultColumn;
import io.quiver.planner.session.RowCursor;
import io.quiver.planner.session.StatementKind;
import io.quiver.planner.session.StatementWarning;
import io.quiver.storage.error.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What plain and prepared statements share: running a query and keeping its results. Confined to
 * the connection's thread, except {@link #cancel}.
 */
abstract class StatementBase extends StatementSettings {
  private static final @Nullable Object[] NO_PARAMETERS = new @Nullable Object[0];

  /** Set while something could be cancelled; read by cancelling threads. */
  private final AtomicBoolean running = new AtomicBoolean();

  private @Nullable QuiverResultSet result;
  private @Nullable QuiverResultSet keys;
  private @Nullable RowCursor keyRows;
  private long updateCount = -1;
  private @Nullable ResultShape shape;
  private @Nullable PreparedQuery latest;

  StatementBase(QuiverConnection connection, ResultSetKind kind) {
    super(connection, kind);
  }

  static @Nullable Object[] noParameters() {
    return NO_PARAMETERS;
  }

  /**
   * Runs and keeps the result.
   *
   * @param parameters not changed until the result is closed
   */
  final void run(PreparedQuery query, @Nullable Object[] parameters, GeneratedKeys wanted)
      throws SQLException {
    finishPrevious();
    running.setRelease(true);
    boolean open = false;
    try {
      latest = query;
      QueryResult outcome = query.execute(parameters, options(wanted));
      open = take(query, outcome, wanted);
    } catch (RuntimeException | Error e) {
      throw SqlExceptions.translate(e, query.sql());
    } finally {
      if (!open) {
        running.setRelease(false);
      }
    }
  }

  /** Keeps an outcome; true if rows are still to be read. */
  private boolean take(PreparedQuery query, QueryResult outcome, GeneratedKeys wanted) {
    switch (outcome) {
      case QueryResult.Rows rows -> {
        result = open(rows.cursor(), query.sql());
        return !kind().buffered();
      }
      case QueryResult.Changed changed -> {
        RowCursor returning = changed.returning();
        updateCount = changed.count();
        if (returning == null) {
          return false;
        }
        if (wanted.wanted()) {
          keyRows = returning;
          return false;
        }
        result = open(returning, query.sql());
        return !kind().buffered();
      }
      case QueryResult.Done done -> {
        updateCount = 0;
        return false;
      }
    }
  }

  private QuiverResultSet open(RowCursor cursor, String sql) {
    RowCursor rows =
        kind().buffered() ? BufferedRows.drain(cursor, connection().rowSpace()) : cursor;
    return new QuiverResultSet(connection(), this, rows, shapeOf(cursor.columns()), sql);
  }

  private ResultShape shapeOf(List<ResultColumn> columns) {
    ResultShape known = shape;
    if (known == null || known.columns() != columns) {
      known = new ResultShape(columns);
      shape = known;
    }
    return known;
  }

  /** A batch was begun with this. */
  final void executing(PreparedQuery query) {
    latest = query;
  }

  @Override
  final List<StatementWarning> warningsOfExecution() {
    PreparedQuery query = latest;
    return query == null ? List.of() : query.warnings();
  }

  /** Rows of a batch's generated keys. */
  final void keepKeys(@Nullable RowCursor cursor) {
    keyRows = cursor;
  }

  /** Closes what the statement gave before. */
  final void finishPrevious() throws SQLException {
    checkOpen();
    updateCount = -1;
    latest = null;
    forgetClearedWarnings();
    QuiverResultSet previous = result;
    result = null;
    if (previous != null) {
      previous.close();
    }
    QuiverResultSet previousKeys = keys;
    keys = null;
    if (previousKeys != null) {
      previousKeys.close();
    }
    RowCursor unread = keyRows;
    keyRows = null;
    if (unread != null) {
      connection().tell(unread::close);
    }
  }

  /** The rows of the statement just run. */
  final ResultSet rows() throws SQLException {
    QuiverResultSet rows = result;
    if (rows == null) {
      throw SqlExceptions.of(ErrorCode.INVALID_STATEMENT, "The statement gave no rows.");
    }
    return rows;
  }

  /** The rows of the statement just run, to be read by the statement itself. */
  final RowCursor cursorOfResult() throws SQLException {
    QuiverResultSet rows = result;
    if (rows == null) {
      throw SqlExceptions.of(ErrorCode.INVALID_STATEMENT, "The statement gave no rows.");
    }
    result = null;
    updateCount = 0;
    ended();
    return rows.cursor();
  }

  /** The changed rows of the statement just run; rows of RETURNING are dropped. */
  final long changed() throws SQLException {
    QuiverResultSet rows = result;
    long count = Math.max(0, updateCount);
    if (rows != null) {
      rows.close();
      result = null;
    }
    updateCount = count;
    return count;
  }

  static void requireRows(PreparedQuery query) throws SQLException {
    if (query.kind() != StatementKind.QUERY && query.columns().isEmpty()) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_STATEMENT,
          "executeQuery: the statement gives no rows.",
          "Use executeUpdate or execute.");
    }
  }

  static void requireNoQuery(PreparedQuery query) throws SQLException {
    if (query.kind() == StatementKind.QUERY) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_STATEMENT,
          "executeUpdate: the statement is a query.",
          "Use executeQuery or execute.");
    }
  }

  final void beginCancellable() {
    running.setRelease(true);
  }

  /** A streamed result has come to its end: there is nothing left to cancel. */
  final void ended() {
    running.setRelease(false);
  }

  /** Called by a result set of this statement when it is closed. */
  final void resultClosed(QuiverResultSet closed) throws SQLException {
    running.setRelease(false);
    if (closed == result && !isClosed() && isCloseOnCompletion()) {
      close();
    }
  }

  final boolean hasResult() {
    return result != null;
  }

  @Override
  public final @Nullable ResultSet getResultSet() throws SQLException {
    checkOpen();
    return result;
  }

  @Override
  public final int getUpdateCount() throws SQLException {
    return saturated(getLargeUpdateCount());
  }

  @Override
  public final long getLargeUpdateCount() throws SQLException {
    checkOpen();
    return result != null ? -1 : updateCount;
  }

  @Override
  public final boolean getMoreResults() throws SQLException {
    return getMoreResults(CLOSE_CURRENT_RESULT);
  }

  @Override
  public final boolean getMoreResults(int current) throws SQLException {
    checkOpen();
    if (current != CLOSE_CURRENT_RESULT
        && current != KEEP_CURRENT_RESULT
        && current != CLOSE_ALL_RESULTS) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER, "getMoreResults: there is no choice " + current + ".");
    }
    QuiverResultSet rows = result;
    updateCount = -1;
    result = null;
    if (rows != null && current != KEEP_CURRENT_RESULT) {
      rows.close();
    }
    return false;
  }

  @Override
  public final ResultSet getGeneratedKeys() throws SQLException {
    checkOpen();
    QuiverResultSet open = keys;
    if (open == null) {
      RowCursor cursor = keyRows;
      keyRows = null;
      open =
          cursor == null
              ? (QuiverResultSet) connection().rows(NoKeys.COLUMNS, List.of())
              : new QuiverResultSet(
                  connection(), null, cursor, new ResultShape(cursor.columns()), null);
      keys = open;
    }
    return open;
  }

  @Override
  public final void cancel() throws SQLException {
    checkOpen();
    if (running.getAcquire()) {
      try {
        connection().session().cancel();
      } catch (RuntimeException | Error e) {
        throw SqlExceptions.translate(e);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    if (isMarkedClosed()) {
      return;
    }
    try {
      if (!connection().closed()) {
        finishPrevious();
      }
    } finally {
      markClosed();
    }
  }

  static int saturated(long count) {
    return (int) Math.min(count, Integer.MAX_VALUE);
  }

  /** {@code int} counts of a batch; a count that does not fit is SUCCESS_NO_INFO. */
  static int[] saturated(long[] counts) {
    int[] result = new int[counts.length];
    for (int i = 0; i < counts.length; i++) {
      result[i] = counts[i] > Integer.MAX_VALUE ? SUCCESS_NO_INFO : (int) counts[i];
    }
    return result;
  }
}
