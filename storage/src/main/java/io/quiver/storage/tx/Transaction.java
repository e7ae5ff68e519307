package io.quiver.storage.tx;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import java.util.NavigableMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One transaction: reads see its own writes and otherwise a snapshot; writes are private until
 * {@link #commit}. Confined to one thread at a time (the locks it holds may be awaited by others).
 *
 * <p>Closing without commit rolls back. After commit, rollback or close every other call throws
 * INVALID_TRANSACTION_STATE.
 */
public interface Transaction extends AutoCloseable {
  /** Unique in this run of the database. */
  long id();

  TransactionOptions options();

  boolean isActive();

  /** Whether it refuses every write. */
  boolean isReadOnly();

  // ---- statements

  /**
   * Runs a changing statement atomically: sets a savepoint, takes a new snapshot when the level is
   * READ COMMITTED, and on any exception goes back to the savepoint before it rethrows. When a row
   * that the statement is about to change was changed by others since its snapshot, READ COMMITTED
   * undoes the statement, keeps its locks, takes a new snapshot and runs it again (a bounded number
   * of times); REPEATABLE READ throws SERIALIZATION_FAILURE.
   */
  <T> T runStatement(Supplier<T> statement);

  /**
   * Runs a check when the statement that is running in {@link #runStatement} ends, before it counts
   * as successful: an exception undoes the statement like any other. Outside of a statement, and in
   * implementations that do not defer, it runs at once. Checks of an undone statement are
   * forgotten.
   */
  default void atStatementEnd(Runnable check) {
    check.run();
  }

  /** Begins a reading statement: under READ COMMITTED takes a new snapshot. */
  void beginStatement();

  /** The last commit that reads see now. */
  long snapshotTimestamp();

  /**
   * The last commit that reads see now, for a structure that is derived from a namespace and is
   * about to answer in its place: counts as having read all of the namespace.
   */
  long readDerived(int namespace);

  /**
   * What a statement throws that found by itself what its snapshot does not show: READ COMMITTED
   * runs it again on a new snapshot, other levels get SERIALIZATION_FAILURE. Null when the snapshot
   * is the latest state, so that nothing can be newer.
   */
  @Nullable RuntimeException changedSinceSnapshot();

  // ---- reads

  /** Own write, else the snapshot's value. */
  byte @Nullable [] get(int namespace, byte[] key);

  /**
   * Own writes merged with the snapshot, as of the call; later own writes do not show up in it.
   * Open cursors end with the transaction.
   */
  KeyValueCursor scan(int namespace, KeyRange range, Direction direction);

  /** Own write, else the latest committed value, whatever the snapshot: for constraints. */
  byte @Nullable [] getLatest(int namespace, byte[] key);

  /** Own writes merged with the latest committed state: for constraints. */
  KeyValueCursor scanLatest(int namespace, KeyRange range, Direction direction);

  /** Cheap estimate for the optimizer; ignores own writes. */
  long estimateCount(int namespace, KeyRange range);

  /**
   * Exactly how many entries a namespace has, own writes included, where that is known at little
   * cost, else {@link io.quiver.storage.kv.ReadView#UNKNOWN}. Counts as reading all of them.
   */
  long count(int namespace);

  /** Own uncommitted writes to a namespace, null = removed; a live view, read it at once. */
  NavigableMap<byte[], byte @Nullable []> ownWrites(int namespace);

  /**
   * Whether there are more own writes to the namespace than fit into memory: then {@link
   * #ownWrites} does not give them, and who would correct something by them reads the rows instead.
   */
  default boolean hasManyOwnWrites(int namespace) {
    return false;
  }

  /** Whether there is any own uncommitted write to the namespace. */
  boolean hasOwnWrites(int namespace);

  // ---- locks

  /**
   * Locks a key until the transaction ends; waits for others that hold it.
   *
   * @throws io.quiver.storage.error.QuiverException DEADLOCK when waiting would close a circle,
   *     LOCK_TIMEOUT, STATEMENT_CANCELLED when {@link #cancelWait} was called
   */
  void lock(int namespace, byte[] key, LockMode mode);

  /**
   * Locks a key that the statement has read and is going to change. If a commit changed it after
   * the snapshot, restarts the statement (READ COMMITTED, inside {@link #runStatement}) or throws
   * SERIALIZATION_FAILURE.
   */
  void lockForUpdate(int namespace, byte[] key);

  /**
   * Like {@link #lockForUpdate}, but does not wait: false when another transaction holds the key or
   * was there first. A lock that was taken only to find the key changed is given back.
   */
  boolean tryLockForUpdate(int namespace, byte[] key);

  /** Like {@link #lockForUpdate} for a key that nobody else may change before the end. */
  default void lockForShare(int namespace, byte[] key) {
    lockForUpdate(namespace, key);
  }

  /** Like {@link #tryLockForUpdate} for a key that nobody else may change before the end. */
  default boolean tryLockForShare(int namespace, byte[] key) {
    return tryLockForUpdate(namespace, key);
  }

  /** How long it waits for one lock from now on. */
  void setLockTimeout(long millis);

  /**
   * Ends waits for locks of the statement that runs now with STATEMENT_TIMEOUT at this time.
   *
   * @param deadlineNanos as of {@link System#nanoTime}; 0: never
   */
  void limitWaits(long deadlineNanos);

  /** Like {@link #lock} for a whole table's definition: DML shared, DDL exclusive. */
  void lockDefinition(int tableId, LockMode mode);

  /** Whether {@link #declareTable} was called with this version of the table. */
  default boolean knowsTable(int tableId, long version) {
    return true;
  }

  /**
   * Tells in which namespaces keys of a table's rows are locked: with very many of them the
   * transaction locks the table instead. Takes no lock.
   */
  default void declareTable(int tableId, long version, int... keyNamespaces) {}

  /** To be called before keys of a table are locked because rows of others refer to them. */
  default void referTo(int tableId) {}

  /** Makes the commit fail unless the table's definition still has this version. */
  void assertDefinition(int tableId, long version);

  /** Ends a wait for a lock from another thread. */
  void cancelWait();

  // ---- writes

  void put(int namespace, byte[] key, byte[] value);

  void remove(int namespace, byte[] key);

  /** Asserted again at commit against the latest state: the key exists. */
  void assertPresent(int namespace, byte[] key);

  /** Asserted again at commit against the latest state: nobody else has written the key. */
  void assertAbsent(int namespace, byte[] key);

  /** Asserted again at commit: nobody else has put a key into the range. */
  void assertEmpty(int namespace, KeyRange range);

  Savepoint savepoint();

  /**
   * Undoes all writes and assertions made after the savepoint; locks are kept. The savepoint stays,
   * later ones end.
   *
   * @throws io.quiver.storage.error.QuiverException SAVEPOINT_NOT_FOUND
   */
  void rollbackTo(Savepoint savepoint);

  /** Forgets the savepoint and later ones; what was written since stays written. */
  void release(Savepoint savepoint);

  // ---- end

  /** Runs after a successful commit, before {@link #commit} returns. */
  void afterCommit(Runnable action);

  /** Runs after a rollback (not after a rollback to a savepoint). */
  void afterRollback(Runnable action);

  /**
   * Promises durably that {@link TransactionManager#commitPrepared} will succeed, and ends this
   * object; locks are held until the outcome, also when the database is closed or crashes.
   *
   * @return false when nothing was written: it is committed then, and there is nothing to decide
   * @throws io.quiver.storage.error.QuiverException as {@link #commit}, and FEATURE_NOT_SUPPORTED
   *     for a transaction that has changed definitions; then it is rolled back
   */
  boolean prepare(String name);

  /** The highest key that a prepared transaction is going to write in a namespace, or null. */
  byte @Nullable [] lastPreparedKey(int namespace);

  /** Returns the commit timestamp, or the snapshot's when nothing was written. */
  long commit();

  void rollback();

  /** Rolls back if still active. */
  @Override
  void close();
}
