package io.quiver.storage.tx;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.KeyValueEngine;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Transactions of this process over one engine, with one lock table. Thread-safe. */
public final class LocalTransactionManager implements TransactionManager {
  private final KeyValueEngine engine;
  private final InstantSource clock;
  private final LockTable locks = new LockTable();
  private final AtomicLong lastId = new AtomicLong();
  private final Map<Long, LocalTransaction> open = new ConcurrentHashMap<>();
  private volatile boolean closed;

  public LocalTransactionManager(KeyValueEngine engine, InstantSource clock) {
    this.engine = engine;
    this.clock = clock;
  }

  @Override
  public Transaction begin(TransactionOptions options) {
    LocalTransaction transaction =
        new LocalTransaction(
            this, engine, locks, options, lastId.incrementAndGet(), clock.millis());
    open.put(transaction.id(), transaction);
    if (closed) {
      transaction.close();
      throw new QuiverException(ErrorCode.DATABASE_CLOSED, "the database is closed");
    }
    return transaction;
  }

  void ended(LocalTransaction transaction) {
    open.remove(transaction.id());
  }

  @Override
  public List<TransactionInfo> open() {
    List<TransactionInfo> all = new ArrayList<>();
    for (LocalTransaction transaction : open.values()) {
      all.add(transaction.info());
    }
    all.sort(Comparator.comparingLong(TransactionInfo::id));
    return all;
  }

  @Override
  public void close() {
    closed = true;
    for (LocalTransaction transaction : open.values()) {
      transaction.cancelWait();
      transaction.close();
    }
  }
}
