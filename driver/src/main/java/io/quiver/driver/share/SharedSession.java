package io.quiver.driver.share;

import io.quiver.planner.session.DatabaseInfo;
import io.quiver.planner.session.DetachedTransaction;
import io.quiver.planner.session.PreparedQuery;
import io.quiver.planner.session.Session;
import io.quiver.planner.session.SessionOptions;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.TemporaryFiles;
import io.quiver.storage.tx.IsolationLevel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session that outlives the process that serves it: when that has ended, what was in flight fails
 * once, and the next use opens the database anew, in this process or through whoever was faster,
 * with the same settings. Confined to one thread at a time, except {@link #cancel} and {@link
 * #close}.
 */
final class SharedSession implements Session {
  /** Opens a session in whichever process has the database. */
  interface Opener {
    Session open(SessionOptions options);
  }

  private final Opener opener;
  private final Map<String, String> settings;
  private volatile Session current;
  private int generation;
  private boolean autoCommit = true;
  private boolean readOnly;
  private IsolationLevel isolation;
  private String schema;
  private final @Nullable Path files;
  private int networkTimeoutMillis;
  private volatile boolean closed;

  /** Whether a coordinator's transaction is worked on, which no other session could go on with. */
  private boolean inBranch;

  SharedSession(Opener opener, SessionOptions options, Session first) {
    this.opener = opener;
    this.settings = new LinkedHashMap<>(options.settings());
    this.current = first;
    this.readOnly = options.readOnly();
    this.isolation = options.isolation();
    this.schema = options.schema();
    this.files = options.files();
  }

  /** Grows whenever another session took the place of a broken one. */
  int generation() {
    return generation;
  }

  /** The session to use now. */
  Session live() {
    if (closed) {
      throw new QuiverException(ErrorCode.CONNECTION_CLOSED, "the session is closed");
    }
    if (!(current instanceof RemoteSession remote) || !remote.isBroken()) {
      return current;
    }
    if (inBranch) {
      throw RemoteBranch.lost();
    }
    if (remote.takeLostTransaction()) {
      throw new QuiverException(
          ErrorCode.ENGINE_AWAY,
          "The process that had the database open ended; the transaction was rolled back.",
          "Run the transaction again, on this connection or a new one.",
          null,
          null);
    }
    remember(remote);
    Session fresh = opener.open(new SessionOptions(schema, isolation, readOnly, files, settings));
    fresh.setAutoCommit(autoCommit);
    fresh.setNetworkTimeout(networkTimeoutMillis);
    generation++;
    current = fresh;
    if (closed) {
      fresh.close();
    }
    return fresh;
  }

  /** Statements may have changed what the methods here did not. */
  private void remember(RemoteSession lost) {
    SessionState state = lost.state();
    autoCommit = state.autoCommit();
    readOnly = state.readOnly();
    isolation = state.isolation();
    schema = state.schema();
  }

  @Override
  public long id() {
    return current.id();
  }

  @Override
  public PreparedQuery prepare(String sql) {
    return new SharedQuery(this, sql);
  }

  @Override
  public boolean autoCommit() {
    return current.autoCommit();
  }

  @Override
  public void setAutoCommit(boolean wanted) {
    live().setAutoCommit(wanted);
  }

  @Override
  public boolean inTransaction() {
    return current.inTransaction();
  }

  @Override
  public void commit() {
    live().commit();
  }

  @Override
  public void rollback() {
    if (current instanceof RemoteSession remote && remote.isBroken()) {
      remote.takeLostTransaction(); // it is rolled back already
    }
    live().rollback();
  }

  @Override
  public void beginBranch() {
    live().beginBranch();
    inBranch = true;
  }

  @Override
  public DetachedTransaction detach() {
    boolean ofBranch = inBranch;
    inBranch = false;
    if (ofBranch && current instanceof RemoteSession remote && remote.isBroken()) {
      remote.takeLostTransaction(); // it is told now
      throw RemoteBranch.lost();
    }
    return live().detach();
  }

  /** One of a session whose process ended is gone. */
  @Override
  public void attach(DetachedTransaction transaction) {
    if (transaction instanceof RemoteBranch branch && current != branch.session()) {
      throw RemoteBranch.lost();
    }
    live().attach(transaction);
    inBranch = true;
  }

  @Override
  public List<String> preparedTransactions() {
    return live().preparedTransactions();
  }

  @Override
  public void commitPrepared(String name) {
    live().commitPrepared(name);
  }

  @Override
  public void rollbackPrepared(String name) {
    live().rollbackPrepared(name);
  }

  @Override
  public void savepoint(String name) {
    live().savepoint(name);
  }

  @Override
  public void rollbackTo(String name) {
    live().rollbackTo(name);
  }

  @Override
  public void releaseSavepoint(String name) {
    live().releaseSavepoint(name);
  }

  @Override
  public IsolationLevel isolation() {
    return current.isolation();
  }

  @Override
  public void setIsolation(IsolationLevel wanted) {
    live().setIsolation(wanted);
  }

  @Override
  public boolean readOnly() {
    return current.readOnly();
  }

  @Override
  public void setReadOnly(boolean wanted) {
    live().setReadOnly(wanted);
  }

  @Override
  public String schema() {
    return current.schema();
  }

  @Override
  public void setSchema(String wanted) {
    live().setSchema(wanted);
  }

  @Override
  public @Nullable String setting(String name) {
    return live().setting(name);
  }

  @Override
  public void set(String name, String value) {
    live().set(name, value);
    settings.put(name, value);
  }

  @Override
  public DatabaseInfo database() {
    return current.database();
  }

  @Override
  public TemporaryFiles temporaryFiles() {
    return current.temporaryFiles();
  }

  @Override
  public void cancel() {
    current.cancel();
  }

  @Override
  public void setNetworkTimeout(int millis) {
    networkTimeoutMillis = millis;
    current.setNetworkTimeout(millis);
  }

  /** A session that can be opened anew is as good as alive: it is, to find out. */
  @Override
  public boolean isAlive(int timeoutMillis) {
    try {
      return !closed && (current.isAlive(timeoutMillis) || live().isAlive(timeoutMillis));
    } catch (QuiverException e) {
      return false;
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    current.close();
  }
}
