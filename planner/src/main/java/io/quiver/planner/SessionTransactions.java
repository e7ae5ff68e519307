package io.quiver.planner;

import io.quiver.planner.session.DetachedTransaction;
import io.quiver.planner.session.SessionOptions;
import io.quiver.storage.Database;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.IsolationLevel;
import io.quiver.storage.tx.Savepoint;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The transaction that a session has open, if any, its savepoints, and how the next one begins.
 * Confined to the session's thread, except {@link #open}.
 */
final class SessionTransactions {
  private final Database database;
  private final Settings settings;
  private final TemporaryTables temporaryTables;
  private final Runnable onChange;
  private final Map<String, Savepoint> savepoints = new LinkedHashMap<>();
  private IsolationLevel isolation;

  /** As the session was opened; no statement changes that. */
  private final boolean neverWrites;

  private boolean readOnly;
  private boolean autoCommit = true;
  private boolean explicitTransaction;

  /** Whether a coordinator decides about the transaction that is open or begins next. */
  private boolean branch;

  private volatile @Nullable Transaction transaction;

  /**
   * Begins with auto-commit on.
   *
   * @param onChange called when the session's transaction becomes another one, or none
   */
  SessionTransactions(
      Database database,
      Settings settings,
      TemporaryTables temporaryTables,
      SessionOptions options,
      Runnable onChange) {
    this.database = database;
    this.settings = settings;
    this.temporaryTables = temporaryTables;
    this.onChange = onChange;
    this.isolation = options.isolation();
    this.neverWrites = options.readOnly();
    this.readOnly = neverWrites;
  }

  /** The one that stays open from statement to statement, or null. */
  @Nullable Transaction open() {
    return transaction;
  }

  boolean isOpen() {
    return transaction != null;
  }

  boolean autoCommit() {
    return autoCommit;
  }

  void setAutoCommit(boolean on) {
    if (on && !autoCommit && isOpen()) {
      commit();
    }
    autoCommit = on;
  }

  /** Whether statements are to be committed one by one. */
  boolean commitsEach() {
    return autoCommit && !explicitTransaction;
  }

  /** The open transaction, or a new one that stays open. */
  Transaction current() {
    Transaction open = transaction;
    if (open != null && open.isActive()) {
      return open;
    }
    if (open != null && branch) {
      throw branchRolledBack();
    }
    Transaction begun = begin(readOnly);
    change(begun);
    return begun;
  }

  private void change(@Nullable Transaction other) {
    transaction = other;
    onChange.run();
  }

  Transaction begin(boolean onlyReads) {
    return begin(isolation, onlyReads);
  }

  private Transaction begin(IsolationLevel level, boolean onlyReads) {
    return database
        .transactions()
        .begin(
            new TransactionOptions(level, onlyReads || neverWrites, settings.lockTimeoutMillis()));
  }

  /** START TRANSACTION. */
  void start(@Nullable IsolationLevel level, @Nullable Boolean onlyReads) {
    if (isOpen()) {
      throw new QuiverException(
          ErrorCode.ACTIVE_TRANSACTION,
          "a transaction is open already",
          "COMMIT or ROLLBACK it first; SAVEPOINT nests.",
          null,
          null);
    }
    explicitTransaction = true;
    change(begin(level == null ? isolation : level, onlyReads == null ? readOnly : onlyReads));
  }

  void commit() {
    Transaction open = transaction;
    forget();
    if (open != null && open.isActive()) {
      Guard.run(
          () -> {
            try (open) {
              temporaryTables.beforeCommit(open);
              return open.commit();
            }
          });
    }
  }

  void rollback() {
    Transaction open = transaction;
    forget();
    if (open != null) {
      open.close();
    }
  }

  private void forget() {
    explicitTransaction = false;
    branch = false;
    savepoints.clear();
    change(null);
  }

  // ---- distributed transactions

  /** A transaction of this session that is not its current one. */
  private record Detached(Transaction transaction) implements DetachedTransaction {
    @Override
    public boolean prepare(String name) {
      return Guard.run(() -> transaction.prepare(name));
    }

    @Override
    public void commit() {
      Guard.run(
          () -> {
            try (transaction) {
              return transaction.commit();
            }
          });
    }

    @Override
    public void rollback() {
      transaction.close();
    }
  }

  /** Until it is set aside there is one transaction only, which the session does not end. */
  void beginBranch() {
    refuseWhileOpen("the current transaction");
    branch = true;
  }

  /** What ends a transaction is refused while a coordinator decides about it. */
  void refuseInBranch() {
    if (branch) {
      throw new QuiverException(
          ErrorCode.INVALID_TRANSACTION_STATE,
          "the transaction belongs to a coordinator, which alone ends it");
    }
  }

  private static QuiverException branchRolledBack() {
    return new QuiverException(
        ErrorCode.TRANSACTION_ROLLED_BACK,
        "the transaction was rolled back",
        "Let its coordinator end it, then run all of it again.",
        null,
        null);
  }

  DetachedTransaction detach() {
    Transaction open = transaction;
    if (open == null && !branch) {
      throw new QuiverException(
          ErrorCode.INVALID_TRANSACTION_STATE, "there is no transaction to set aside");
    }
    Transaction aside = open == null ? begin(readOnly) : open;
    forget();
    if (!aside.isActive()) {
      aside.close();
      throw branchRolledBack();
    }
    return new Detached(aside);
  }

  void attach(DetachedTransaction detached) {
    refuseWhileOpen("the current transaction");
    if (!(detached instanceof Detached mine)) {
      throw QuiverException.bug("a transaction of another kind of session");
    }
    change(mine.transaction());
    branch = true;
  }

  // ---- savepoints

  void savepoint(String name) {
    if (commitsEach()) {
      throw new QuiverException(
          ErrorCode.INVALID_TRANSACTION_STATE,
          "a savepoint needs a transaction",
          "Turn auto-commit off or use START TRANSACTION.",
          null,
          null);
    }
    savepoints.remove(name);
    savepoints.put(name, current().savepoint());
  }

  void rollbackTo(String name) {
    Savepoint savepoint = requireSavepoint(name);
    current().rollbackTo(savepoint);
    dropAfter(name);
  }

  void releaseSavepoint(String name) {
    requireSavepoint(name);
    dropAfter(name);
    savepoints.remove(name);
  }

  private Savepoint requireSavepoint(String name) {
    Savepoint savepoint = savepoints.get(name);
    if (savepoint == null) {
      throw new QuiverException(
          ErrorCode.SAVEPOINT_NOT_FOUND, "savepoint " + name + " does not exist");
    }
    return savepoint;
  }

  private void dropAfter(String name) {
    boolean after = false;
    for (var names = savepoints.keySet().iterator(); names.hasNext(); ) {
      String next = names.next();
      if (after) {
        names.remove();
      }
      after |= next.equals(name);
    }
  }

  // ---- how the next one begins

  IsolationLevel isolation() {
    return isolation;
  }

  void setIsolation(IsolationLevel level) {
    refuseWhileOpen("the isolation level");
    isolation = level;
  }

  boolean readOnly() {
    return readOnly;
  }

  /** A session that was opened read-only stays so. */
  void setReadOnly(boolean onlyReads) {
    refuseWhileOpen("read-only mode");
    readOnly = onlyReads || neverWrites;
  }

  private void refuseWhileOpen(String what) {
    if (isOpen()) {
      throw new QuiverException(
          ErrorCode.ACTIVE_TRANSACTION, what + " cannot change while a transaction is open");
    }
  }
}
