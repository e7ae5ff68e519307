package io.quiver.storage.tx;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.NamespaceKey;
import io.quiver.storage.kv.NamespaceRange;
import io.quiver.storage.kv.ReadView;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A transaction over an engine in this process: write set, snapshots and locks put together. */
final class LocalTransaction implements Transaction {
  private final TransactionLocks locks;
  private final PreparedTransactions prepared;
  private final LockOwner owner;
  private final TransactionOptions options;
  private final long sinceMillis;
  private final HeldSnapshots snapshots;
  private final WriteSet writes;
  private final Assertions assertions = new Assertions();
  private final Savepoints savepoints;

  private final TransactionReads reads;

  private final TransactionOutcome outcome;
  private final Statements statements;
  private final UpdateLocks updateLocks;

  /** Its place among the open ones, from its beginning on. */
  OpenTransactions.@Nullable Entry openEntry;

  LocalTransaction(
      LocalTransactionManager manager,
      KeyValueEngine engine,
      LockTable locks,
      PreparedTransactions prepared,
      TransactionOptions options,
      long id,
      long sinceMillis,
      SpillOptions spillOptions) {
    this.prepared = prepared;
    this.owner = new LockOwner(id);
    this.options = options;
    this.sinceMillis = sinceMillis;
    this.writes = new WriteSet(spillOptions);
    this.snapshots = new HeldSnapshots(engine);
    boolean recorded = options.isolation() == IsolationLevel.SERIALIZABLE && !options.readOnly();
    this.reads = new TransactionReads(this, engine, snapshots, writes, recorded);
    this.savepoints = new Savepoints(id, writes, assertions);
    this.statements = new Statements(this, savepoints);
    this.locks =
        new TransactionLocks(
            locks,
            owner,
            assertions,
            savepoints,
            options.lockTimeoutMillis(),
            spillOptions.heapBytes());
    this.updateLocks =
        new UpdateLocks(engine, snapshots, this.locks, statements, options.isolation());
    this.outcome =
        new TransactionOutcome(
            this,
            manager,
            engine,
            prepared,
            owner,
            this.locks,
            snapshots,
            writes,
            reads,
            assertions);
  }

  @Override
  public long id() {
    return owner.transactionId;
  }

  @Override
  public TransactionOptions options() {
    return options;
  }

  @Override
  public boolean isActive() {
    return outcome.isOpen();
  }

  @Override
  public boolean isReadOnly() {
    return options.readOnly();
  }

  /** What others may know of it; the numbers are of about now. */
  TransactionInfo info() {
    return new TransactionInfo(
        id(),
        options.isolation(),
        options.readOnly(),
        Instant.ofEpochMilli(sinceMillis),
        writes.entries(),
        locks.held(),
        locks.blockers());
  }

  List<LockWait> waits(Instant now) {
    return locks.waits(now);
  }

  void checkActive() {
    if (!outcome.isOpen()) {
      throw new QuiverException(
          ErrorCode.INVALID_TRANSACTION_STATE, "transaction " + id() + " has ended");
    }
  }

  private void checkWritable() {
    checkActive();
    if (options.readOnly()) {
      throw new QuiverException(
              ErrorCode.READ_ONLY_TRANSACTION, "transaction " + id() + " is read-only")
          .withHint("Begin a transaction that may write.");
    }
  }

  // ---- statements

  @Override
  public <T> T runStatement(Supplier<T> statement) {
    checkActive();
    return statements.run(statement);
  }

  @Override
  public void atStatementEnd(Runnable check) {
    checkActive();
    statements.atEnd(check);
  }

  @Override
  public void beginStatement() {
    checkActive();
    owner.allowWaits();
    owner.deadlineNanos = 0;
    if (options.isolation() == IsolationLevel.READ_COMMITTED) {
      snapshots.renew();
    }
  }

  @Override
  public long snapshotTimestamp() {
    checkActive();
    return snapshots.current().snapshot.timestamp();
  }

  @Override
  public long readDerived(int namespace) {
    reads.everything(namespace);
    return snapshotTimestamp();
  }

  @Override
  public @Nullable RuntimeException changedSinceSnapshot() {
    return snapshots.isLatest() ? null : updateLocks.restartOrFailure();
  }

  // ---- reads

  @Override
  public byte @Nullable [] get(int namespace, byte[] key) {
    checkActive();
    return reads.get(namespace, key);
  }

  @Override
  public KeyValueCursor scan(int namespace, KeyRange range, Direction direction) {
    checkActive();
    return reads.scan(namespace, range, direction);
  }

  /** A cursor needs its snapshot no more. */
  void leave(HeldSnapshot held) {
    if (isActive()) {
      snapshots.leave(held);
    }
  }

  @Override
  public byte @Nullable [] getLatest(int namespace, byte[] key) {
    checkActive();
    return reads.getLatest(namespace, key);
  }

  @Override
  public KeyValueCursor scanLatest(int namespace, KeyRange range, Direction direction) {
    checkActive();
    return reads.scanLatest(namespace, range, direction);
  }

  @Override
  public long estimateCount(int namespace, KeyRange range) {
    checkActive();
    return snapshots.current().snapshot.estimateCount(namespace, range);
  }

  @Override
  public long count(int namespace) {
    checkActive();
    return hasManyOwnWrites(namespace) ? ReadView.UNKNOWN : reads.count(namespace);
  }

  @Override
  public NavigableMap<byte[], byte @Nullable []> ownWrites(int namespace) {
    checkActive();
    return writes.view(namespace);
  }

  @Override
  public boolean hasOwnWrites(int namespace) {
    NamespaceWrites own = writes.find(namespace);
    return own != null && !own.isEmpty();
  }

  @Override
  public boolean hasManyOwnWrites(int namespace) {
    NamespaceWrites own = writes.find(namespace);
    return own != null && own.isSpilled();
  }

  // ---- locks

  @Override
  public void lock(int namespace, byte[] key, LockMode mode) {
    checkActive();
    LockEntry unused = locks.acquire(namespace, key, mode);
  }

  @Override
  public void lockForUpdate(int namespace, byte[] key) {
    checkWritable();
    updateLocks.lock(namespace, key, LockMode.EXCLUSIVE);
  }

  @Override
  public void lockForShare(int namespace, byte[] key) {
    checkWritable();
    updateLocks.lock(namespace, key, LockMode.SHARED);
  }

  @Override
  public boolean tryLockForShare(int namespace, byte[] key) {
    checkWritable();
    return updateLocks.tryLock(namespace, key, LockMode.SHARED);
  }

  @Override
  public boolean tryLockForUpdate(int namespace, byte[] key) {
    checkWritable();
    return updateLocks.tryLock(namespace, key, LockMode.EXCLUSIVE);
  }

  @Override
  public void setLockTimeout(long millis) {
    locks.setTimeout(millis);
  }

  @Override
  public void limitWaits(long deadlineNanos) {
    owner.deadlineNanos = deadlineNanos;
  }

  @Override
  public void lockDefinition(int tableId, LockMode mode) {
    checkActive();
    locks.definition(tableId, mode);
  }

  @Override
  public boolean knowsTable(int tableId, long version) {
    return locks.knows(tableId, version);
  }

  @Override
  public void declareTable(int tableId, long version, int... keyNamespaces) {
    locks.declare(tableId, version, keyNamespaces);
  }

  @Override
  public void referTo(int tableId) {
    checkActive();
    locks.refer(tableId);
  }

  @Override
  public void assertDefinition(int tableId, long version) {
    checkActive();
    Long earlier = assertions.definitions.put(tableId, version);
    if (earlier != null && earlier != version) {
      throw new QuiverException(
              ErrorCode.SERIALIZATION_FAILURE,
              "the definition of a table was changed while this transaction used it")
          .withHint("Roll back and run the transaction again.");
    }
  }

  @Override
  public void cancelWait() {
    owner.cancel();
  }

  // ---- writes

  @Override
  public void put(int namespace, byte[] key, byte[] value) {
    checkWritable();
    writes.write(namespace, key, value);
  }

  @Override
  public void remove(int namespace, byte[] key) {
    checkWritable();
    writes.write(namespace, key, null);
  }

  @Override
  public void assertPresent(int namespace, byte[] key) {
    checkActive();
    // A row of this transaction's own: nobody else can take it away.
    if (!locks.isUnwritten(namespace) && !hasWritten(namespace, key)) {
      assertions.present.add(new NamespaceKey(namespace, key));
    }
  }

  @Override
  public void assertAbsent(int namespace, byte[] key) {
    checkActive();
    // A key that this transaction removed is still there for others until the commit.
    if (!locks.isUnwritten(namespace) && !hasWritten(namespace, key)) {
      assertions.absent.add(new NamespaceKey(namespace, key));
    }
  }

  private boolean hasWritten(int namespace, byte[] key) {
    NamespaceWrites own = writes.find(namespace);
    return own != null && own.contains(key);
  }

  @Override
  public void assertEmpty(int namespace, KeyRange range) {
    checkActive();
    if (!locks.isUnwritten(namespace)) {
      assertions.empty.add(new NamespaceRange(namespace, range));
    }
  }

  @Override
  public Savepoint savepoint() {
    checkActive();
    return savepoints.set();
  }

  @Override
  public void rollbackTo(Savepoint savepoint) {
    checkActive();
    savepoints.rollbackTo(savepoint);
  }

  @Override
  public void release(Savepoint savepoint) {
    checkActive();
    savepoints.release(savepoint);
  }

  // ---- end

  @Override
  public void afterCommit(Runnable action) {
    checkActive();
    outcome.afterCommit(action);
  }

  @Override
  public void afterRollback(Runnable action) {
    checkActive();
    outcome.afterRollback(action);
  }

  @Override
  public boolean prepare(String name) {
    checkActive();
    return outcome.prepare(name);
  }

  @Override
  public byte @Nullable [] lastPreparedKey(int namespace) {
    return prepared.lastKey(namespace);
  }

  @Override
  public long commit() {
    checkActive();
    return outcome.commit();
  }

  @Override
  public void rollback() {
    checkActive();
    outcome.rollback();
  }

  @Override
  public void close() {
    outcome.rollback();
  }
}
