package io.quiver.planner;

import io.quiver.planner.execute.context.CancelFlag;
import io.quiver.planner.system.SessionInfo;
import io.quiver.storage.tx.Transaction;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a session is doing: its running statement, and how another thread sees, cancels or awaits
 * it. Statements are run by the session's thread, everything else may come from any.
 */
final class SessionActivity {
  /** How long closing waits for the statement of another thread; then its transaction goes. */
  private static final long CLOSE_PATIENCE_NANOS = 5_000_000_000L;

  private static final long POLL_NANOS = 1_000_000;

  private final long id;
  private final SessionTransactions transactions;
  private final CancelFlag cancelFlag = new CancelFlag();
  private final Instant since = Instant.now();

  /** The running statement, or the latest. */
  private volatile @Nullable Started latest;

  /** Whether its thread is inside a statement; read by whoever closes it from another thread. */
  private volatile boolean busy;

  /** The transaction of the latest statement, also one that the statement has for itself. */
  private volatile @Nullable Transaction executing;

  /** A statement and when it began. */
  private record Started(String sql, long millis) {}

  SessionActivity(long id, SessionTransactions transactions) {
    this.id = id;
    this.transactions = transactions;
  }

  CancelFlag cancelFlag() {
    return cancelFlag;
  }

  /** The running statement works in this transaction. */
  void executingIn(Transaction transaction) {
    executing = transaction;
  }

  /** Runs one statement: cancelling ends it from here on. */
  <T> T run(String sql, Supplier<T> statement) {
    latest = new Started(sql, System.currentTimeMillis());
    busy = true;
    try {
      return Guard.run(statement);
    } finally {
      busy = false;
    }
  }

  void cancel() {
    cancelFlag.cancel();
    Transaction open = transactions.open();
    if (open != null) {
      open.cancelWait();
    }
    Transaction own = executing;
    if (own != null && own != open) {
      own.cancelWait();
    }
  }

  /** What others may know of it. */
  SessionInfo info() {
    Transaction open = transactions.open();
    boolean active = busy;
    Transaction shown = open == null && active ? executing : open;
    Started statement = latest;
    return new SessionInfo(
        id,
        since,
        active,
        open != null,
        shown == null ? null : (Long) shown.id(),
        statement == null ? null : statement.sql(),
        statement == null ? null : Instant.ofEpochMilli(statement.millis()));
  }

  /** Ends the statement that another thread runs, and waits until it has ended. */
  void awaitIdle() {
    long deadline = System.nanoTime() + CLOSE_PATIENCE_NANOS;
    while (busy && System.nanoTime() - deadline < 0) {
      cancel();
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
