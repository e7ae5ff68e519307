package io.quiver.driver;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.driver.jdbc.QuiverConnection;
import io.quiver.storage.error.ErrorCode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEventListener;
import org.jspecify.annotations.Nullable;

/**
 * A physical connection that gives out one handle at a time. Closing a handle closes its
 * statements, rolls back, turns auto-commit on and tells the pool; the physical connection stays
 * open.
 */
class QuiverPooledConnection implements PooledConnection {
  /** What a coordinated transaction does not allow. */
  private static final Set<String> DECISIONS =
      Set.of("commit", "rollback", "setAutoCommit", "setSavepoint", "releaseSavepoint");

  private final QuiverConnection physical;
  private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
  private @Nullable Handle current;

  /** Whether a coordinator decides about the transaction that is open. */
  private boolean coordinated;

  QuiverPooledConnection(QuiverConnection physical) {
    this.physical = physical;
  }

  QuiverConnection physical() {
    return physical;
  }

  void setCoordinated(boolean on) {
    coordinated = on;
    physical.setCoordinated(on);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Handle previous = current;
    if (previous != null) {
      previous.release();
    }
    Handle handle = new Handle();
    current = handle;
    Connection shown =
        (Connection)
            Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, handle);
    physical.showAs(shown);
    return shown;
  }

  @Override
  public void close() throws SQLException {
    physical.close();
  }

  @Override
  public void addConnectionEventListener(ConnectionEventListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeConnectionEventListener(ConnectionEventListener listener) {
    listeners.remove(listener);
  }

  /** Statements are not pooled: there is nothing to listen to. */
  @Override
  public void addStatementEventListener(StatementEventListener listener) {}

  @Override
  public void removeStatementEventListener(StatementEventListener listener) {}

  /** A step of a release. */
  private interface Step {
    void run() throws SQLException;
  }

  private static @Nullable SQLException attempt(Step step, @Nullable SQLException failure) {
    try {
      step.run();
      return failure;
    } catch (SQLException e) {
      return SqlExceptions.first(failure, e);
    } catch (RuntimeException | Error e) {
      return SqlExceptions.first(failure, SqlExceptions.translate(e));
    }
  }

  private final class Handle implements InvocationHandler {
    /** Those that were made through it and are still used. */
    private final Set<Statement> statements = Collections.newSetFromMap(new WeakHashMap<>());

    private boolean released;

    /** Whatever fails, all of it is tried; then the first failure is thrown. */
    void release() throws SQLException {
      if (released) {
        return;
      }
      released = true;
      physical.showAs(null);
      if (physical.isClosed()) {
        return;
      }
      SQLException failure = null;
      for (Statement statement : List.copyOf(statements)) {
        failure = attempt(statement::close, failure);
      }
      failure = attempt(physical::dropResults, failure);
      if (!coordinated) {
        failure = attempt(this::rollBack, failure);
        failure = attempt(this::autoCommit, failure);
      }
      if (failure != null) {
        throw failure;
      }
    }

    private void rollBack() throws SQLException {
      if (!physical.getAutoCommit() || physical.session().inTransaction()) {
        physical.rollback();
      }
    }

    private void autoCommit() throws SQLException {
      if (!physical.getAutoCommit()) {
        physical.setAutoCommit(true);
      }
    }

    /** Releases the handle and tells the pool, even if that fails. */
    private void close() throws SQLException {
      if (released) {
        return;
      }
      SQLException failure = attempt(this::release, null);
      if (failure != null) {
        report(failure);
      }
      ConnectionEvent event = new ConnectionEvent(QuiverPooledConnection.this);
      listeners.forEach(listener -> listener.connectionClosed(event));
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public @Nullable Object invoke(
        Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
      switch (method.getName()) {
        case "close":
          close();
          return null;
        case "isClosed":
          return released || physical.isClosed();
        case "equals":
          return arguments != null && proxy == arguments[0];
        case "hashCode":
          return System.identityHashCode(proxy);
        default:
          break;
      }
      if (released) {
        throw SqlExceptions.of(ErrorCode.CONNECTION_CLOSED, "The connection is closed.");
      }
      if (coordinated && DECISIONS.contains(method.getName())) {
        throw SqlExceptions.of(
            ErrorCode.INVALID_TRANSACTION_STATE,
            "The transaction belongs to a coordinator, which alone ends it.");
      }
      try {
        Object result = method.invoke(physical, arguments);
        if (result instanceof Statement statement) {
          statements.add(statement);
        }
        return result;
      } catch (InvocationTargetException e) {
        Throwable cause = e.getCause();
        if (cause instanceof SQLException failure) {
          report(failure);
          throw failure;
        }
        throw SqlExceptions.translate(cause == null ? e : cause);
      }
    }

    private void report(SQLException failure) {
      if (physical.isClosed() || String.valueOf(failure.getSQLState()).startsWith("08")) {
        ConnectionEvent event = new ConnectionEvent(QuiverPooledConnection.this, failure);
        listeners.forEach(listener -> listener.connectionErrorOccurred(event));
      }
    }
  }
}
