package io.quiver.storage.tx;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.KeyValueEngine;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Transactions of this process over one engine, with one lock table. Thread-safe. */
public final class LocalTransactionManager implements TransactionManager {
  private final KeyValueEngine engine;
  private final InstantSource clock;
  private final SpillOptions spillOptions;
  private final LockTable locks = new LockTable();
  private final OpenTransactions open = new OpenTransactions();
  private final PreparedTransactions prepared;
  private volatile boolean closed;

  /** Lets one transaction's writes take a third of the heap. */
  public LocalTransactionManager(KeyValueEngine engine, InstantSource clock) {
    this(engine, clock, Runtime.getRuntime().maxMemory() / 3);
  }

  /**
   * Makes transactions whose writes stay in memory.
   *
   * @param maximumHeapBytes what the uncommitted writes of one transaction may take of the heap,
   *     about; beyond, they fail with LIMIT_EXCEEDED
   */
  public LocalTransactionManager(
      KeyValueEngine engine, InstantSource clock, long maximumHeapBytes) {
    this(engine, clock, new SpillOptions(maximumHeapBytes, null, 0));
  }

  /** Makes transactions over an engine, which it does not own. */
  public LocalTransactionManager(
      KeyValueEngine engine, InstantSource clock, SpillOptions spillOptions) {
    this.engine = engine;
    this.clock = clock;
    this.spillOptions = spillOptions;
    this.prepared = new PreparedTransactions(engine, locks, spillOptions);
    prepared.recover(open::nextNumber);
  }

  @Override
  public Transaction begin(TransactionOptions options) {
    LocalTransaction transaction =
        new LocalTransaction(
            this,
            engine,
            locks,
            prepared,
            options,
            open.nextNumber(),
            clock.millis(),
            spillOptions);
    transaction.openEntry = open.add(transaction);
    if (closed) {
      transaction.close();
      throw new QuiverException(ErrorCode.DATABASE_CLOSED, "the database is closed");
    }
    return transaction;
  }

  void ended(LocalTransaction transaction) {
    OpenTransactions.Entry entry = transaction.openEntry;
    if (entry != null) {
      open.remove(entry);
    }
  }

  @Override
  public List<TransactionInfo> open() {
    List<TransactionInfo> all = new ArrayList<>();
    for (LocalTransaction transaction : open.all()) {
      all.add(transaction.info());
    }
    all.sort(Comparator.comparingLong(TransactionInfo::id));
    return all;
  }

  @Override
  public List<LockWait> waits() {
    List<LockWait> all = new ArrayList<>();
    for (LocalTransaction transaction : open.all()) {
      all.addAll(transaction.waits(clock.instant()));
    }
    all.sort(Comparator.comparingLong(LockWait::waiting).thenComparingLong(LockWait::blocking));
    return all;
  }

  /** For what happens now. */
  long nowMillis() {
    return clock.millis();
  }

  @Override
  public List<PreparedInfo> prepared() {
    return prepared.all();
  }

  @Override
  public void commitPrepared(String name) {
    prepared.commit(name);
  }

  @Override
  public void rollbackPrepared(String name) {
    prepared.rollback(name);
  }

  @Override
  public void close() {
    closed = true;
    for (LocalTransaction transaction : open.all()) {
      transaction.cancelWait();
      transaction.close();
    }
  }
}
