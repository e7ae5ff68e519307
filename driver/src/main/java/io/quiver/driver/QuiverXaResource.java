package io.quiver.driver;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.planner.session.DetachedTransaction;
import io.quiver.planner.session.Session;
import io.quiver.storage.error.ErrorClass;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/**
 * The coordinator's view of one physical connection. A branch works on the connection between start
 * and end; ended, it is set aside, so that the connection can work on the next one before this one
 * is decided. Prepared branches belong to the database: any connection can decide them.
 *
 * <p>Branches cannot be joined from another connection.
 */
final class QuiverXaResource implements XAResource {
  /** A branch that was rolled back while it was worked on. */
  private record LostBranch(QuiverException cause) implements DetachedTransaction {
    private QuiverException failure() {
      return new QuiverException(
          ErrorCode.TRANSACTION_ROLLED_BACK, "the transaction was rolled back", cause);
    }

    @Override
    public boolean prepare(String name) {
      throw failure();
    }

    @Override
    public void commit() {
      throw failure();
    }

    @Override
    public void rollback() {
      // It is.
    }
  }

  private final QuiverXaConnection connection;

  /** Ended, or suspended, and not prepared. */
  private final Map<String, DetachedTransaction> ended = new HashMap<>();

  /** What the connection works on; null: nothing of a coordinator's. */
  private @Nullable String current;

  private boolean autoCommitBefore;

  QuiverXaResource(QuiverXaConnection connection) {
    this.connection = connection;
  }

  private Session session() {
    return connection.physical().session();
  }

  /** Something that the database does for the coordinator. */
  private interface Action<T> {
    T run() throws SQLException, XAException;
  }

  private static <T> T call(Action<T> action) throws XAException {
    try {
      return action.run();
    } catch (SQLException e) {
      throw failure(XAException.XAER_RMERR, e);
    } catch (QuiverException e) {
      throw failure(code(e), e);
    }
  }

  private static int code(QuiverException e) {
    if (e.code() == ErrorCode.OBJECT_NOT_FOUND) {
      return XAException.XAER_NOTA;
    }
    if (e.code() == ErrorCode.OBJECT_EXISTS) {
      return XAException.XAER_DUPID;
    }
    if (e.code() == ErrorCode.TRANSACTION_ROLLED_BACK) {
      return XAException.XA_RBROLLBACK;
    }
    if (e.code() == ErrorCode.DEADLOCK) {
      return XAException.XA_RBDEADLOCK;
    }
    if (e.code().sqlState().startsWith("23")) {
      return XAException.XA_RBINTEGRITY;
    }
    if (e.code().errorClass() == ErrorClass.CONFLICT) {
      return XAException.XA_RBTRANSIENT;
    }
    return e.code().errorClass() == ErrorClass.CONNECTION
        ? XAException.XAER_RMFAIL
        : XAException.XAER_RMERR;
  }

  private static XAException failure(int code, @Nullable Throwable cause) {
    XAException failure = new XAException(code);
    if (cause != null) {
      failure.initCause(cause);
    }
    return failure;
  }

  @Override
  public synchronized void start(Xid xid, int flags) throws XAException {
    String name = XidText.of(xid);
    if (current != null) {
      throw failure(XAException.XAER_PROTO, null);
    }
    if (flags == TMNOFLAGS) {
      if (ended.containsKey(name) || call(() -> session().preparedTransactions().contains(name))) {
        throw failure(XAException.XAER_DUPID, null);
      }
    } else if (!ended.containsKey(name)) {
      throw failure(XAException.XAER_NOTA, null);
    }
    call(
        () -> {
          if (session().inTransaction()) {
            throw failure(XAException.XAER_OUTSIDE, null);
          }
          DetachedTransaction known = ended.get(name);
          if (known instanceof LostBranch lost) {
            throw lost.failure();
          }
          autoCommitBefore = connection.physical().getAutoCommit();
          connection.physical().setAutoCommit(false);
          begin(known);
          return true;
        });
    ended.remove(name);
    connection.setCoordinated(true);
    current = name;
  }

  /** Auto-commit is as it was when that fails. */
  private void begin(@Nullable DetachedTransaction known) throws SQLException {
    boolean begun = false;
    try {
      if (known == null) {
        session().beginBranch();
      } else {
        session().attach(known);
      }
      begun = true;
    } finally {
      if (!begun) {
        connection.physical().setAutoCommit(autoCommitBefore);
      }
    }
  }

  @Override
  public synchronized void end(Xid xid, int flags) throws XAException {
    String name = XidText.of(xid);
    if (!name.equals(current)) {
      if (ended.containsKey(name)) {
        return; // suspended, and now over
      }
      throw failure(XAException.XAER_NOTA, null);
    }
    XAException failure = null;
    try {
      ended.put(name, session().detach());
    } catch (QuiverException e) {
      ended.put(name, new LostBranch(e));
      int code = e.code() == ErrorCode.ENGINE_AWAY ? XAException.XA_RBROLLBACK : code(e);
      failure = failure(code, e);
    }
    current = null;
    connection.setCoordinated(false);
    try {
      call(
          () -> {
            connection.physical().setAutoCommit(autoCommitBefore);
            return true;
          });
    } catch (XAException e) {
      if (failure == null) {
        throw e;
      }
      failure.addSuppressed(e);
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public synchronized int prepare(Xid xid) throws XAException {
    String name = XidText.of(xid);
    DetachedTransaction branch = take(name);
    return call(() -> branch.prepare(name) ? XA_OK : XA_RDONLY);
  }

  private DetachedTransaction take(String name) throws XAException {
    if (name.equals(current)) {
      throw failure(XAException.XAER_PROTO, null);
    }
    DetachedTransaction branch = ended.remove(name);
    if (branch == null) {
      throw failure(XAException.XAER_NOTA, null);
    }
    return branch;
  }

  @Override
  public synchronized void commit(Xid xid, boolean onePhase) throws XAException {
    String name = XidText.of(xid);
    if (onePhase) {
      DetachedTransaction branch = take(name);
      call(
          () -> {
            branch.commit();
            return true;
          });
    } else {
      if (ended.containsKey(name)) {
        throw failure(XAException.XAER_PROTO, null);
      }
      call(
          () -> {
            session().commitPrepared(name);
            return true;
          });
    }
  }

  @Override
  public synchronized void rollback(Xid xid) throws XAException {
    String name = XidText.of(xid);
    call(
        () -> {
          if (ended.containsKey(name)) {
            take(name).rollback();
          } else {
            session().rollbackPrepared(name);
          }
          return true;
        });
  }

  @Override
  public synchronized Xid[] recover(int flags) throws XAException {
    if ((flags & TMSTARTRSCAN) == 0) {
      return new Xid[0]; // all were told when the scan started
    }
    List<Xid> prepared = new ArrayList<>();
    for (String name : call(() -> session().preparedTransactions())) {
      XidText xid = XidText.parse(name);
      if (xid != null) {
        prepared.add(xid);
      }
    }
    return prepared.toArray(Xid[]::new);
  }

  /** The connection closes: what is not prepared is rolled back, the first failure thrown then. */
  synchronized void abandon() throws SQLException {
    SQLException failure = null;
    for (DetachedTransaction branch : ended.values()) {
      try {
        branch.rollback();
      } catch (RuntimeException | Error e) {
        failure = SqlExceptions.first(failure, SqlExceptions.translate(e));
      }
    }
    ended.clear();
    if (failure != null) {
      throw failure;
    }
  }

  /** Nothing is ever decided without the coordinator. */
  @Override
  public void forget(Xid xid) throws XAException {
    throw failure(XAException.XAER_NOTA, null);
  }

  @Override
  public boolean isSameRM(XAResource other) {
    return other == this;
  }

  @Override
  public int getTransactionTimeout() {
    return 0;
  }

  @Override
  public boolean setTransactionTimeout(int seconds) {
    return false;
  }
}
