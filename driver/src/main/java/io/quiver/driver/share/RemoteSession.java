package io.quiver.driver.share;

import io.quiver.planner.session.DatabaseInfo;
import io.quiver.planner.session.DetachedTransaction;
import io.quiver.planner.session.PreparedQuery;
import io.quiver.planner.session.Session;
import io.quiver.planner.session.SessionOptions;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.IsolationLevel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A session in the process that has the database open. Confined to one thread at a time, except
 * {@link #cancel} and {@link #close}. When the link breaks, it stays broken: ENGINE_AWAY, or
 * OUTCOME_UNKNOWN if something may have been committed.
 */
final class RemoteSession implements Session {
  private static final long CLOSE_PATIENCE_SECONDS = 5;
  private static final long IDLE_NANOS = 1_000_000_000L;

  private final Endpoint endpoint;
  private final Link link;
  private final long id;
  private final long cancelId;
  private final long cancelKey;
  private final DatabaseInfo database;
  private final ReentrantLock busy = new ReentrantLock();
  private final WireWriter out = new WireWriter();
  private SessionState state;
  private int timeoutMillis;
  private long lastAnswerNanos = System.nanoTime();

  /** Whether somebody got the error of the broken link. */
  private boolean told;

  private volatile boolean broken;
  private volatile boolean closed;

  private RemoteSession(Endpoint endpoint, Link link, WireReader in) {
    this.endpoint = endpoint;
    this.link = link;
    this.cancelId = in.number();
    this.cancelKey = in.fixed();
    this.id = in.number();
    this.database = new DatabaseInfo(in.text(), in.text(), in.text(), in.flag());
    this.state = SessionState.read(in);
  }

  /**
   * Opens a session.
   *
   * @throws IOException if nobody is there, or not the one with the token
   */
  static RemoteSession open(Endpoint endpoint, SessionOptions options) throws IOException {
    Link link = Link.to(endpoint.port());
    try {
      WireReader answer =
          Greeting.exchange(
              link,
              endpoint.token(),
              Message.OPEN_SESSION,
              out -> Greeting.writeOptions(out, options));
      return new RemoteSession(endpoint, link, answer);
    } catch (IOException | RuntimeException e) {
      link.close();
      throw e;
    }
  }

  /** Something to say. */
  interface Request {
    void write(WireWriter out);
  }

  /** Something to hear. */
  interface Answer<T extends @Nullable Object> {
    T read(WireReader in);
  }

  /**
   * Asks and waits for the answer.
   *
   * @param commits whether a commit may be lost with the link
   */
  <T extends @Nullable Object> T ask(
      Message message, boolean commits, Request request, Answer<T> answer) {
    busy.lock();
    try {
      requireUsable();
      request.write(out.begin());
      WireReader in;
      try {
        link.send(message, out);
        in = link.receive(Limits.MAX_FRAME_BYTES);
      } catch (IOException | QuiverException e) {
        throw lost(commits, e);
      }
      lastAnswerNanos = System.nanoTime();
      return heard(in, answer);
    } finally {
      busy.unlock();
    }
  }

  private <T extends @Nullable Object> T heard(WireReader in, Answer<T> answer) {
    RuntimeException failure = null;
    try {
      switch (in.message()) {
        case DONE -> {
          T result = answer.read(in);
          state = SessionState.read(in);
          return result;
        }
        case FAILED, BATCH_FAILED -> {
          failure = WireErrors.read(in);
          state = SessionState.read(in);
        }
        case UNKNOWN_STATEMENT -> {
          state = SessionState.read(in);
          failure = new UnknownStatement();
        }
        default -> throw ProtocolException.because(in.message() + " as an answer");
      }
    } catch (QuiverException e) {
      broken = true;
      link.close();
      throw e;
    }
    throw failure;
  }

  /** The server keeps the statement no more. */
  static final class UnknownStatement extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private QuiverException lost(boolean commits, Exception cause) {
    broken = true;
    told = true;
    link.close();
    if (closed) {
      return new QuiverException(ErrorCode.CONNECTION_CLOSED, "the session is closed");
    }
    return commits
        ? new QuiverException(
            ErrorCode.OUTCOME_UNKNOWN,
            "The process that had the database open ended; the statement may or may not have been"
                + " committed.",
            "Look whether it was, then go on with this connection or a new one.",
            null,
            cause)
        : new QuiverException(
            ErrorCode.ENGINE_AWAY,
            "The process that had the database open ended; the transaction was rolled back.",
            "Run the transaction again, on this connection or a new one.",
            null,
            cause);
  }

  private void requireUsable() {
    if (closed) {
      throw new QuiverException(ErrorCode.CONNECTION_CLOSED, "the session is closed");
    }
    if (broken) {
      throw new QuiverException(
          ErrorCode.ENGINE_AWAY, "The process that had the database open ended.");
    }
  }

  /** Says something that has no answer. */
  void tell(Message message, Request request) {
    busy.lock();
    try {
      if (!broken && !closed) {
        request.write(out.begin());
        link.send(message, out);
      }
    } catch (IOException e) {
      broken = true;
      link.close();
    } finally {
      busy.unlock();
    }
  }

  /** Whether the link is gone; looks at it when nothing was heard for a while. */
  boolean isBroken() {
    if (!broken && !closed && System.nanoTime() - lastAnswerNanos > IDLE_NANOS && busy.tryLock()) {
      try {
        lastAnswerNanos = System.nanoTime();
        if (link.isClosedByPeer()) {
          broken = true;
          link.close();
        }
      } finally {
        busy.unlock();
      }
    }
    return broken;
  }

  /** Whether a transaction ended with the link that nobody was told of; true once. */
  boolean takeLostTransaction() {
    boolean untold = !told && state.inTransaction();
    told = true;
    return untold;
  }

  SessionState state() {
    return state;
  }

  private static final Request NOTHING = out -> {};

  void order(Message message, boolean commits, Request request) {
    ask(message, commits, request, in -> null);
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public PreparedQuery prepare(String sql) {
    return RemoteQuery.prepare(this, sql);
  }

  @Override
  public boolean autoCommit() {
    return state.autoCommit();
  }

  @Override
  public void setAutoCommit(boolean autoCommit) {
    if (autoCommit != state.autoCommit()) {
      order(
          Message.SET_AUTO_COMMIT,
          autoCommit && state.inTransaction(),
          out -> out.flag(autoCommit));
    } else {
      requireUsable();
    }
  }

  @Override
  public boolean inTransaction() {
    return state.inTransaction();
  }

  /** Asks nobody when nothing was begun. */
  @Override
  public void commit() {
    if (state.inTransaction() || isBroken()) {
      order(Message.COMMIT, true, NOTHING);
    } else {
      requireUsable();
    }
  }

  @Override
  public void rollback() {
    if (state.inTransaction() || isBroken()) {
      order(Message.ROLLBACK, false, NOTHING);
    } else {
      requireUsable();
    }
  }

  @Override
  public void beginBranch() {
    order(Message.BEGIN_BRANCH, false, NOTHING);
  }

  @Override
  public DetachedTransaction detach() {
    int number = ask(Message.DETACH, false, NOTHING, WireReader::smallNumber);
    return new RemoteBranch(this, number);
  }

  @Override
  public void attach(DetachedTransaction transaction) {
    if (!(transaction instanceof RemoteBranch branch)) {
      throw QuiverException.bug("a transaction of another kind of session");
    }
    if (branch.session() != this) {
      throw RemoteBranch.lost();
    }
    order(Message.ATTACH, false, out -> out.number(branch.number()));
  }

  @Override
  public List<String> preparedTransactions() {
    return ask(
        Message.PREPARED,
        false,
        NOTHING,
        in -> {
          int count = in.count();
          List<String> names = new ArrayList<>();
          for (int i = 0; i < count; i++) {
            names.add(in.text());
          }
          return names;
        });
  }

  @Override
  public void commitPrepared(String name) {
    order(Message.COMMIT_PREPARED, true, out -> out.text(name));
  }

  @Override
  public void rollbackPrepared(String name) {
    order(Message.ROLLBACK_PREPARED, true, out -> out.text(name));
  }

  @Override
  public void savepoint(String name) {
    order(Message.SAVEPOINT, false, out -> out.text(name));
  }

  @Override
  public void rollbackTo(String name) {
    order(Message.ROLLBACK_TO, false, out -> out.text(name));
  }

  @Override
  public void releaseSavepoint(String name) {
    order(Message.RELEASE_SAVEPOINT, false, out -> out.text(name));
  }

  @Override
  public IsolationLevel isolation() {
    return state.isolation();
  }

  @Override
  public void setIsolation(IsolationLevel isolation) {
    order(Message.SET_ISOLATION, false, out -> out.oneByte(isolation.ordinal()));
  }

  @Override
  public boolean readOnly() {
    return state.readOnly();
  }

  @Override
  public void setReadOnly(boolean readOnly) {
    order(Message.SET_READ_ONLY, false, out -> out.flag(readOnly));
  }

  @Override
  public String schema() {
    return state.schema();
  }

  @Override
  public void setSchema(String schema) {
    order(Message.SET_SCHEMA, false, out -> out.text(schema));
  }

  @Override
  public @Nullable String setting(String name) {
    return this.<@Nullable String>ask(
        Message.GET_SETTING, false, out -> out.text(name), WireReader::optionalText);
  }

  @Override
  public void set(String name, String value) {
    order(Message.SET_SETTING, false, out -> out.text(name).text(value));
  }

  @Override
  public DatabaseInfo database() {
    return database;
  }

  /** Over a link of its own, since the other one is waiting. */
  @Override
  public void cancel() {
    if (closed || broken) {
      return;
    }
    try (Link other = Link.to(endpoint.port())) {
      Greeting.exchange(
          other, endpoint.token(), Message.CANCEL, out -> out.number(cancelId).fixed(cancelKey));
    } catch (IOException | QuiverException e) {
      // The server is gone, and what it was doing with it.
    }
  }

  @Override
  public void setNetworkTimeout(int millis) {
    timeoutMillis = millis;
    try {
      link.setTimeout(millis);
    } catch (IOException e) {
      broken = true;
    }
  }

  @Override
  public boolean isAlive(int wantedMillis) {
    if (closed || broken) {
      return false;
    }
    busy.lock();
    try {
      link.setTimeout(wantedMillis);
      order(Message.PING, false, NOTHING);
      link.setTimeout(timeoutMillis);
      return true;
    } catch (IOException | QuiverException e) {
      return false;
    } finally {
      busy.unlock();
    }
  }

  @Override
  public boolean isClosed() {
    return closed || broken;
  }

  /** From another thread it ends the running statement first. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    boolean mine = false;
    try {
      if (!busy.tryLock()) {
        cancel();
        mine = busy.tryLock(CLOSE_PATIENCE_SECONDS, TimeUnit.SECONDS);
      } else {
        mine = true;
      }
      if (mine && !broken) {
        link.setTimeout((int) TimeUnit.SECONDS.toMillis(CLOSE_PATIENCE_SECONDS));
        order(Message.CLOSE, false, NOTHING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | QuiverException e) {
      // The server notices that the link is closed.
    } finally {
      closed = true;
      link.close();
      if (mine) {
        busy.unlock();
      }
    }
  }
}
