package io.quiver.driver.jdbc;

import io.quiver.driver.convert.ArrayRows;
import io.quiver.driver.error.SqlExceptions;
import io.quiver.driver.error.Wrapped;
import io.quiver.driver.metadata.MetadataSource;
import io.quiver.driver.metadata.QuiverDatabaseMetaData;
import io.quiver.driver.url.JdbcUrl;
import io.quiver.driver.url.UrlOption;
import io.quiver.planner.session.DatabaseInfo;
import io.quiver.planner.session.ExecuteOptions;
import io.quiver.planner.session.ExecuteOptions.GeneratedKeys;
import io.quiver.planner.session.PreparedQuery;
import io.quiver.planner.session.QueryResult;
import io.quiver.planner.session.ResultColumn;
import io.quiver.planner.session.Session;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.IsolationLevel;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A connection: one session and its settings. One thread at a time, except {@link #abort} and the
 * cancelling of statements.
 */
public final class QuiverConnection extends ConnectionFeatures implements MetadataSource {
  private final Session session;
  private final JdbcUrl url;
  private final long defaultTimeoutMillis;
  private final ArrayRows arrayRows = this::rows;
  private final RowSpace rowSpace;
  private final Savepoints savepoints;
  private @Nullable Connection handle;
  private boolean held;
  private boolean coordinated;
  private int endedTransactions;
  private volatile boolean closed;

  private QuiverConnection(Session session, JdbcUrl url) {
    this.session = session;
    this.rowSpace = new RowSpace(session);
    this.savepoints = new Savepoints(this);
    this.url = url;
    this.defaultTimeoutMillis = url.number(UrlOption.QUERY_TIMEOUT, 0) * 1_000;
  }

  /** Opens a session for the URL. */
  public static QuiverConnection open(JdbcUrl url, SessionFactory sessions) throws SQLException {
    try {
      return new QuiverConnection(sessions.open(url), url);
    } catch (RuntimeException | Error e) {
      throw SqlExceptions.translate(e);
    }
  }

  /** For the driver itself: what lies behind JDBC. */
  @Override
  public Session session() {
    return session;
  }

  boolean closed() {
    return closed;
  }

  RowSpace rowSpace() {
    return rowSpace;
  }

  long defaultTimeoutMillis() {
    return defaultTimeoutMillis;
  }

  /** Grows with each commit and rollback; a streamed result of an older number is over. */
  int endedTransactions() {
    return endedTransactions;
  }

  @Override
  ArrayRows arrayRows() {
    return arrayRows;
  }

  @Override
  void checkOpen() throws SQLException {
    if (closed) {
      throw SqlExceptions.of(ErrorCode.CONNECTION_CLOSED, "The connection is closed.");
    }
  }

  /** Something asked of the session. */
  private interface Call<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  private <T extends @Nullable Object> T ask(Call<T> call) throws SQLException {
    checkOpen();
    try {
      return call.run();
    } catch (RuntimeException | Error e) {
      throw SqlExceptions.translate(e);
    }
  }

  void tell(Runnable action) throws SQLException {
    checkOpen();
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      throw SqlExceptions.translate(e);
    }
  }

  PreparedQuery prepareQuery(@Nullable String sql, boolean escapes) throws SQLException {
    checkOpen();
    if (sql == null) {
      throw SqlExceptions.of(ErrorCode.SYNTAX_ERROR, "The statement is null.");
    }
    String text = escapes ? JdbcEscapes.translate(sql, new CalledRoutines(this)) : sql;
    try {
      return session.prepare(text);
    } catch (RuntimeException | Error e) {
      throw SqlExceptions.translate(e, text);
    }
  }

  @Override
  public Statement createStatement() throws SQLException {
    checkOpen();
    return new QuiverStatement(this, defaultKind());
  }

  @Override
  public Statement createStatement(int type, int concurrency) throws SQLException {
    return createStatement(type, concurrency, getHoldability());
  }

  @Override
  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    return new QuiverStatement(this, kind(type, concurrency, holdability));
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    return prepared(sql, defaultKind(), GeneratedKeys.NONE);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    return prepareStatement(sql, type, concurrency, getHoldability());
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    return prepared(sql, kind(type, concurrency, holdability), GeneratedKeys.NONE);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int autoGeneratedKeys) throws SQLException {
    return prepared(sql, defaultKind(), KeyRequests.of(autoGeneratedKeys));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int @Nullable [] columns)
      throws SQLException {
    return prepared(sql, defaultKind(), KeyRequests.of(this, sql, columns));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, String @Nullable [] columns)
      throws SQLException {
    return prepared(sql, defaultKind(), KeyRequests.of(columns));
  }

  private PreparedStatement prepared(String sql, ResultSetKind kind, GeneratedKeys keys)
      throws SQLException {
    return new QuiverPreparedStatement(this, kind, prepareQuery(sql, true), keys, 1);
  }

  private ResultSetKind defaultKind() {
    return held ? new ResultSetKind(false, true, false) : ResultSetKind.FORWARD_ONLY;
  }

  private ResultSetKind kind(int type, int concurrency, int holdability) throws SQLException {
    checkOpen();
    ResultSetKind kind = ResultSetKind.of(type, concurrency, holdability);
    if (type == ResultSet.TYPE_SCROLL_SENSITIVE) {
      warn("Result sets that see later changes are not supported; it is scroll-insensitive.");
    }
    return kind;
  }

  @Override
  public CallableStatement prepareCall(String sql) throws SQLException {
    return called(sql, defaultKind());
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
    return called(sql, kind(type, concurrency, getHoldability()));
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    return called(sql, kind(type, concurrency, holdability));
  }

  private CallableStatement called(String sql, ResultSetKind kind) throws SQLException {
    PreparedQuery query = prepareQuery(sql, true);
    return new QuiverCallableStatement(this, kind, query, CallText.hasResult(sql));
  }

  @Override
  public String nativeSQL(@Nullable String sql) throws SQLException {
    checkOpen();
    if (sql == null) {
      throw SqlExceptions.of(ErrorCode.SYNTAX_ERROR, "The statement is null.");
    }
    return JdbcEscapes.translate(sql, new CalledRoutines(this));
  }

  @Override
  public void setAutoCommit(boolean autoCommit) throws SQLException {
    tell(
        () -> {
          boolean ends = autoCommit && session.inTransaction();
          session.setAutoCommit(autoCommit);
          if (ends) {
            endedTransactions++;
          }
        });
  }

  @Override
  public boolean getAutoCommit() throws SQLException {
    return ask(session::autoCommit);
  }

  boolean autoCommitNow() throws SQLException {
    return ask(() -> session.autoCommit() && !session.inTransaction());
  }

  @Override
  public void commit() throws SQLException {
    requireTransaction("commit");
    endedTransactions++;
    tell(session::commit);
  }

  @Override
  public void rollback() throws SQLException {
    requireTransaction("rollback");
    endedTransactions++;
    tell(session::rollback);
  }

  private void requireTransaction(String method) throws SQLException {
    if (autoCommitNow()) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_TRANSACTION_STATE,
          method + ": auto-commit is on.",
          "Call setAutoCommit(false) first.");
    }
  }

  @Override
  public Savepoint setSavepoint() throws SQLException {
    requireTransaction("setSavepoint");
    return savepoints.set(null);
  }

  @Override
  public Savepoint setSavepoint(@Nullable String name) throws SQLException {
    requireTransaction("setSavepoint");
    return savepoints.set(name);
  }

  @Override
  public void rollback(Savepoint savepoint) throws SQLException {
    savepoints.rollback(savepoint);
  }

  @Override
  public void releaseSavepoint(Savepoint savepoint) throws SQLException {
    savepoints.release(savepoint);
  }

  /** Rolls back an open transaction. */
  @Override
  public void close() throws SQLException {
    if (closed) {
      return;
    }
    closed = true;
    try (rowSpace) {
      session.close();
    } catch (RuntimeException | Error e) {
      throw SqlExceptions.translate(e);
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  /** Ends the running statement, then closes the session. */
  @Override
  public void abort(Executor executor) throws SQLException {
    if (executor == null) {
      throw SqlExceptions.of(ErrorCode.INVALID_PARAMETER, "The executor is null.");
    }
    if (closed) {
      return;
    }
    closed = true;
    try {
      session.cancel();
      executor.execute(
          () -> {
            try (rowSpace) {
              session.close();
            }
          });
    } catch (RuntimeException | Error e) {
      throw SqlExceptions.translate(e);
    }
  }

  @Override
  public boolean isValid(int timeoutSeconds) throws SQLException {
    Checks.notNegative("timeout", timeoutSeconds);
    return !closed && session.isAlive((int) Math.min(Integer.MAX_VALUE, timeoutSeconds * 1_000L));
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    checkOpen();
    return new QuiverDatabaseMetaData(this);
  }

  @Override
  public void setReadOnly(boolean readOnly) throws SQLException {
    tell(() -> session.setReadOnly(readOnly));
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    return ask(session::readOnly);
  }

  /** Ignored: there is one catalog. */
  @Override
  public void setCatalog(@Nullable String catalog) throws SQLException {
    checkOpen();
  }

  @Override
  public String getCatalog() throws SQLException {
    return ask(() -> session.database().name());
  }

  @Override
  public void setSchema(String schema) throws SQLException {
    if (schema == null) {
      throw SqlExceptions.of(ErrorCode.INVALID_PARAMETER, "The schema is null.");
    }
    tell(() -> session.setSchema(schema));
  }

  @Override
  public String getSchema() throws SQLException {
    return ask(session::schema);
  }

  @Override
  public void setTransactionIsolation(int level) throws SQLException {
    IsolationLevel wanted = IsolationCodes.level(level);
    if (ask(session::isolation) != wanted) {
      tell(() -> session.setIsolation(wanted));
    }
  }

  @Override
  public int getTransactionIsolation() throws SQLException {
    return IsolationCodes.code(ask(session::isolation));
  }

  @Override
  public void setHoldability(int holdability) throws SQLException {
    checkOpen();
    held = ResultSetKind.held(holdability);
  }

  @Override
  public int getHoldability() throws SQLException {
    checkOpen();
    return defaultKind().holdability();
  }

  /** What its statements and metadata call their connection. */
  @Override
  public Connection connection() {
    return handle == null ? this : handle;
  }

  /** For a pool: statements shall name the handle that it has given out, or null for none. */
  public void showAs(@Nullable Connection shown) {
    handle = shown;
  }

  /** For a pool: nobody reads the results that are in files any more. */
  public void dropResults() throws SQLException {
    tell(rowSpace::close);
  }

  /** Whether a coordinator alone ends the transaction that is open. */
  public void setCoordinated(boolean on) {
    coordinated = on;
  }

  @Override
  public JdbcUrl url() {
    return url;
  }

  @Override
  public DatabaseInfo database() {
    return session.database();
  }

  @Override
  public List<@Nullable Object[]> query(String sql, Object... parameters) throws SQLException {
    return ask(
        () -> {
          boolean open = session.inTransaction();
          try {
            QueryResult result = session.prepare(sql).execute(parameters, ExecuteOptions.DEFAULT);
            if (result instanceof QueryResult.Rows rows) {
              return BufferedRows.drain(rows.cursor()).rows();
            }
            throw QuiverException.bug("metadata query without rows");
          } finally {
            if (!open && !coordinated && session.inTransaction()) {
              session.rollback();
            }
          }
        });
  }

  @Override
  public ResultSet rows(List<ResultColumn> columns, List<@Nullable Object[]> rows) {
    return new QuiverResultSet(
        this, null, new BufferedRows(columns, rows), new ResultShape(columns), null);
  }

  @Override
  public <T> T unwrap(@Nullable Class<T> wanted) throws SQLException {
    return Wrapped.unwrap(wanted, this, session);
  }

  @Override
  public boolean isWrapperFor(@Nullable Class<?> wanted) {
    return Wrapped.has(wanted, this, session);
  }
}
