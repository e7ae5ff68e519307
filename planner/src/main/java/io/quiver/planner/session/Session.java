package io.quiver.planner.session;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.TemporaryFiles;
import io.quiver.storage.tx.IsolationLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One user's conversation with a database: all that the driver knows of it. Embedded today, remote
 * later. Confined to one thread at a time, except {@link #cancel}.
 *
 * <p>With auto-commit on, a changing statement commits before it returns and a query's transaction
 * ends when its cursor is closed. With auto-commit off, the first statement begins a transaction
 * that lasts until commit or rollback. {@code START TRANSACTION} suspends auto-commit until the
 * transaction's end.
 */
public interface Session extends AutoCloseable {
  long id();

  /**
   * Parses, validates and plans one statement, or finds its plan in the cache.
   *
   * @throws io.quiver.storage.error.QuiverException with position and hint
   */
  PreparedQuery prepare(String sql);

  boolean autoCommit();

  /** Turning it on while a transaction is open commits that. */
  void setAutoCommit(boolean autoCommit);

  /** Whether a transaction is open. */
  boolean inTransaction();

  void commit();

  void rollback();

  /** Sets a savepoint, beginning a transaction if none is open (auto-commit must be off). */
  void savepoint(String name);

  void rollbackTo(String name);

  void releaseSavepoint(String name);

  /**
   * Until {@link #detach} the session works on one transaction of a coordinator's, which its first
   * statement begins and which the session itself cannot end: when that is rolled back
   * nevertheless, no other one takes its place. ACTIVE_TRANSACTION while one is open.
   */
  default void beginBranch() {
    throw noCoordination();
  }

  /**
   * Takes the open transaction out of the session, or that of the branch, empty when no statement
   * ran.
   *
   * @throws io.quiver.storage.error.QuiverException TRANSACTION_ROLLED_BACK or ENGINE_AWAY when it
   *     is rolled back already, INVALID_TRANSACTION_STATE when there is none; the branch is over
   *     then
   */
  default DetachedTransaction detach() {
    throw noCoordination();
  }

  /**
   * Goes on with a transaction that this session gave out, as in {@link #beginBranch};
   * ACTIVE_TRANSACTION while one is open.
   */
  default void attach(DetachedTransaction transaction) {
    throw noCoordination();
  }

  /** Names of the database's prepared transactions. */
  default List<String> preparedTransactions() {
    throw noCoordination();
  }

  /** OBJECT_NOT_FOUND when there is none of this name. */
  default void commitPrepared(String name) {
    throw noCoordination();
  }

  /** OBJECT_NOT_FOUND when there is none of this name. */
  default void rollbackPrepared(String name) {
    throw noCoordination();
  }

  private static QuiverException noCoordination() {
    return new QuiverException(
        ErrorCode.FEATURE_NOT_SUPPORTED, "this session takes no part in distributed transactions");
  }

  IsolationLevel isolation();

  /** For the next transactions; ACTIVE_TRANSACTION while one is open. */
  void setIsolation(IsolationLevel isolation);

  boolean readOnly();

  void setReadOnly(boolean readOnly);

  /** Where unqualified names are looked up and created. */
  String schema();

  void setSchema(String schema);

  /** The value of a session setting (SET name = value), or null if there is no such setting. */
  @Nullable String setting(String name);

  void set(String name, String value);

  /** What the database is called in messages and metadata. */
  DatabaseInfo database();

  /** Where results that do not fit into memory are kept: files that go with this process. */
  default TemporaryFiles temporaryFiles() {
    return TemporaryFiles.ofSystem();
  }

  /** From another thread: ends the running statement with STATEMENT_CANCELLED. */
  void cancel();

  boolean isClosed();

  /** Whether it still answers; a session of this process does unless it is closed. */
  default boolean isAlive(int timeoutMillis) {
    return !isClosed();
  }

  /** How long to wait for an answer from another process, 0 for ever; kept where there is none. */
  default void setNetworkTimeout(int millis) {
    // There is no network.
  }

  /** Rolls back what is open. */
  @Override
  void close();
}
