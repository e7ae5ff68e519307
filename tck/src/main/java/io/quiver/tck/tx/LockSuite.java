package io.quiver.tck.tx;

import static io.quiver.tck.kv.Commits.assertFails;
import static io.quiver.tck.kv.Commits.bytes;
import static io.quiver.tck.kv.Commits.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.tx.IsolationLevel;
import io.quiver.storage.tx.LocalTransactionManager;
import io.quiver.storage.tx.LockMode;
import io.quiver.storage.tx.Savepoint;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionManager;
import io.quiver.storage.tx.TransactionOptions;
import io.quiver.tck.kv.BackgroundTask;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What transactions of several threads do to each other. */
public abstract class LockSuite {
  private static final int A = 1;
  private static final int TABLE = 5;

  private KeyValueEngine engine;
  private TransactionManager transactions;

  /** An empty database. */
  protected abstract KeyValueEngine openNew();

  @BeforeEach
  final void open() {
    engine = openNew();
    transactions = new LocalTransactionManager(engine, InstantSource.system());
  }

  @AfterEach
  final void close() {
    transactions.close();
    engine.close();
  }

  private Transaction begin(IsolationLevel level) {
    return transactions.begin(new TransactionOptions(level, false, 20_000));
  }

  private Transaction begin() {
    return begin(IsolationLevel.READ_COMMITTED);
  }

  private static void put(Transaction transaction, String key, String value) {
    transaction.put(A, bytes(key), bytes(value));
  }

  private @Nullable String latest(String key) {
    try (Transaction transaction = begin()) {
      return text(transaction.get(A, bytes(key)));
    }
  }

  private static void lock(Transaction transaction, String key, LockMode mode) {
    transaction.lock(A, bytes(key), mode);
  }

  private static long add(Transaction transaction, String key, long amount) {
    return transaction.runStatement(
        () -> {
          byte @Nullable [] before = transaction.get(A, bytes(key));
          transaction.lockForUpdate(A, bytes(key));
          long sum = (before == null ? 0 : Long.parseLong(text(before))) + amount;
          put(transaction, key, Long.toString(sum));
          return sum;
        });
  }

  @Test
  void aWriterWaitsAndRunsItsStatementAgain() throws InterruptedException {
    Transaction first = begin();
    add(first, "a", 1);
    BackgroundTask<Long> second =
        BackgroundTask.start(
            () -> {
              try (Transaction transaction = begin()) {
                long sum = add(transaction, "a", 10);
                transaction.commit();
                return sum;
              }
            });
    second.awaitWaiting();
    first.commit();
    assertEquals(11, second.get());
    assertEquals("11", latest("a"));
  }

  @Test
  void aWriterThatWaitedForARollbackGoesOn() throws InterruptedException {
    Transaction first = begin();
    add(first, "a", 1);
    BackgroundTask<Long> second =
        BackgroundTask.start(
            () -> {
              try (Transaction transaction = begin(IsolationLevel.REPEATABLE_READ)) {
                long sum = add(transaction, "a", 10);
                transaction.commit();
                return sum;
              }
            });
    second.awaitWaiting();
    first.rollback();
    assertEquals(10, second.get());
  }

  @Test
  void underRepeatableReadTheSecondUpdaterFails() throws InterruptedException {
    Transaction first = begin(IsolationLevel.REPEATABLE_READ);
    add(first, "a", 1);
    BackgroundTask<Long> second =
        BackgroundTask.start(
            () -> {
              try (Transaction transaction = begin(IsolationLevel.REPEATABLE_READ)) {
                return add(transaction, "a", 10);
              }
            });
    second.awaitWaiting();
    first.commit();
    assertFails(ErrorCode.SERIALIZATION_FAILURE, second::get);
    assertEquals("1", latest("a"));
  }

  @Test
  void disjointRowsDoNotBlock() {
    try (Transaction first = begin()) {
      add(first, "a", 1);
      first.lockDefinition(7, LockMode.SHARED);
      BackgroundTask<Long> second =
          BackgroundTask.start(
              () -> {
                try (Transaction transaction = begin()) {
                  transaction.lockDefinition(7, LockMode.SHARED);
                  add(transaction, "b", 1);
                  assertNull(text(transaction.get(A, bytes("a"))));
                  return transaction.commit();
                }
              });
      second.get();
      first.commit();
    }
  }

  @Test
  void aDeadlockIsFoundWhicheverComesLast() throws InterruptedException {
    for (boolean swapped : List.of(false, true)) {
      String mine = swapped ? "b" : "a";
      String theirs = swapped ? "a" : "b";
      try (Transaction first = begin();
          Transaction second = begin()) {
        lock(first, mine, LockMode.EXCLUSIVE);
        lock(second, theirs, LockMode.EXCLUSIVE);
        BackgroundTask<Boolean> waiting =
            BackgroundTask.start(
                () -> {
                  lock(second, mine, LockMode.EXCLUSIVE);
                  return true;
                });
        waiting.awaitWaiting();
        assertFails(ErrorCode.DEADLOCK, () -> lock(first, theirs, LockMode.EXCLUSIVE));
        first.rollback();
        waiting.get();
      }
    }
  }

  @Test
  void aCircleOfThreeIsFound() throws InterruptedException {
    try (Transaction one = begin();
        Transaction two = begin();
        Transaction three = begin()) {
      lock(one, "1", LockMode.EXCLUSIVE);
      lock(two, "2", LockMode.SHARED);
      lock(three, "3", LockMode.EXCLUSIVE);
      BackgroundTask<Boolean> waitsForTwo = lockInBackground(one, "2", LockMode.EXCLUSIVE);
      waitsForTwo.awaitWaiting();
      BackgroundTask<Boolean> waitsForThree = lockInBackground(two, "3", LockMode.SHARED);
      waitsForThree.awaitWaiting();
      assertFails(ErrorCode.DEADLOCK, () -> lock(three, "1", LockMode.SHARED));
      three.rollback();
      waitsForThree.get();
      two.rollback();
      waitsForTwo.get();
    }
  }

  private static BackgroundTask<Boolean> lockInBackground(
      Transaction transaction, String key, LockMode mode) {
    return BackgroundTask.start(
        () -> {
          lock(transaction, key, mode);
          return true;
        });
  }

  @Test
  void twoWhoWantMoreThanSharedAreADeadlock() throws InterruptedException {
    try (Transaction one = begin();
        Transaction two = begin()) {
      lock(one, "a", LockMode.SHARED);
      lock(two, "a", LockMode.SHARED);
      BackgroundTask<Boolean> upgrade = lockInBackground(one, "a", LockMode.EXCLUSIVE);
      upgrade.awaitWaiting();
      assertFails(ErrorCode.DEADLOCK, () -> lock(two, "a", LockMode.EXCLUSIVE));
      two.rollback();
      upgrade.get();
      lock(one, "a", LockMode.SHARED);
    }
  }

  @Test
  void readersDoNotOvertakeAWaitingWriter() throws InterruptedException {
    try (Transaction reader = begin();
        Transaction writer = begin();
        Transaction late = begin()) {
      lock(reader, "a", LockMode.SHARED);
      BackgroundTask<Boolean> writing = lockInBackground(writer, "a", LockMode.EXCLUSIVE);
      writing.awaitWaiting();
      BackgroundTask<Boolean> reading = lockInBackground(late, "a", LockMode.SHARED);
      reading.awaitWaiting();
      lock(reader, "a", LockMode.SHARED);
      reader.rollback();
      writing.get();
      assertFalse(reading.isDone());
      writer.rollback();
      reading.get();
    }
  }

  @Test
  void waitingEnds() throws InterruptedException {
    try (Transaction holder = begin();
        Transaction hasty =
            transactions.begin(new TransactionOptions(IsolationLevel.READ_COMMITTED, false, 20));
        Transaction patient = begin()) {
      lock(holder, "a", LockMode.EXCLUSIVE);
      QuiverException timeout =
          assertThrows(QuiverException.class, () -> lock(hasty, "a", LockMode.SHARED));
      assertEquals(ErrorCode.LOCK_TIMEOUT, timeout.code());
      assertTrue(String.valueOf(timeout.getMessage()).endsWith("transaction " + holder.id()));
      BackgroundTask<Boolean> cancelled = lockInBackground(patient, "a", LockMode.SHARED);
      cancelled.awaitWaiting();
      patient.cancelWait();
      assertFails(ErrorCode.STATEMENT_CANCELLED, cancelled::get);
      patient.beginStatement();
      BackgroundTask<Boolean> interrupted = lockInBackground(patient, "a", LockMode.SHARED);
      interrupted.awaitWaiting();
      interrupted.interrupt();
      assertFails(ErrorCode.STATEMENT_CANCELLED, interrupted::get);
      holder.rollback();
      lock(hasty, "a", LockMode.EXCLUSIVE);
    }
  }

  @Test
  void locksAreCounted() {
    TransactionManager small = new LocalTransactionManager(engine, InstantSource.system(), 1_200);
    try (Transaction transaction =
        small.begin(new TransactionOptions(IsolationLevel.READ_COMMITTED, false, 20))) {
      for (int i = 0; i < 20; i++) {
        lock(transaction, "k" + i, LockMode.SHARED);
      }
      assertFails(ErrorCode.LIMIT_EXCEEDED, () -> lock(transaction, "k", LockMode.SHARED));
    }
  }

  private static void lockMany(Transaction transaction, LockMode mode, int from, int to) {
    for (int i = from; i < to; i++) {
      lock(transaction, "k" + i, mode);
      transaction.assertAbsent(A, bytes("k" + i));
    }
  }

  private static int locks(TransactionManager manager, Transaction transaction) {
    return manager.open().stream()
        .filter(info -> info.id() == transaction.id())
        .findFirst()
        .orElseThrow()
        .locks();
  }

  @Test
  void manyLocksOfAWriterBecomeLocksOfTheTable() {
    TransactionManager small = new LocalTransactionManager(engine, InstantSource.system(), 1_200);
    TransactionOptions hasty = new TransactionOptions(IsolationLevel.READ_COMMITTED, false, 20);
    try (Transaction writer = small.begin(hasty);
        Transaction other = small.begin(hasty)) {
      writer.lockDefinition(TABLE, LockMode.SHARED);
      writer.declareTable(TABLE, 1, A);
      Savepoint savepoint = writer.savepoint();
      lockMany(writer, LockMode.EXCLUSIVE, 0, 1_000);
      assertEquals(2, locks(small, writer));
      put(writer, "k1", "1");
      assertFails(ErrorCode.LOCK_TIMEOUT, () -> other.lockDefinition(TABLE, LockMode.SHARED));
      assertFails(ErrorCode.LOCK_TIMEOUT, () -> other.referTo(TABLE));
      writer.rollbackTo(savepoint);
      assertFails(ErrorCode.LOCK_TIMEOUT, () -> other.referTo(TABLE));
      put(writer, "k2", "2");
      writer.commit();
      other.referTo(TABLE);
    }
    assertEquals("2", latest("k2"));
  }

  @Test
  void manyLocksOfAReferrerKeepWritersOutButNotOtherReferrers() {
    TransactionManager small = new LocalTransactionManager(engine, InstantSource.system(), 1_200);
    TransactionOptions hasty = new TransactionOptions(IsolationLevel.READ_COMMITTED, false, 20);
    try (Transaction referrer = small.begin(hasty);
        Transaction other = small.begin(hasty)) {
      referrer.declareTable(TABLE, 1, A);
      referrer.referTo(TABLE);
      lockMany(referrer, LockMode.SHARED, 0, 1_000);
      assertFails(ErrorCode.LOCK_TIMEOUT, () -> other.lockDefinition(TABLE, LockMode.SHARED));
      other.referTo(TABLE);
      lock(other, "k1", LockMode.SHARED);
      lock(referrer, "k1", LockMode.SHARED);
    }
  }

  @Test
  void locksAreTradedOnlyWhenNobodyIsInTheWayUntilThereAreTwiceAsMany() {
    TransactionManager small = new LocalTransactionManager(engine, InstantSource.system(), 1_200);
    TransactionOptions hasty = new TransactionOptions(IsolationLevel.READ_COMMITTED, false, 20);
    try (Transaction writer = small.begin(hasty);
        Transaction other = small.begin(hasty)) {
      other.lockDefinition(TABLE, LockMode.SHARED);
      lock(other, "other", LockMode.EXCLUSIVE);
      writer.lockDefinition(TABLE, LockMode.SHARED);
      writer.declareTable(TABLE, 1, A);
      lockMany(writer, LockMode.EXCLUSIVE, 0, 9);
      assertEquals(10, locks(small, writer));
      assertFails(ErrorCode.LOCK_TIMEOUT, () -> lockMany(writer, LockMode.EXCLUSIVE, 9, 30));
      other.rollback();
      lockMany(writer, LockMode.EXCLUSIVE, 9, 30);
      assertEquals(2, locks(small, writer));
    }
  }

  @Test
  void whoGivesUpLetsOthersPass() throws InterruptedException {
    try (Transaction reader = begin();
        Transaction writer = begin();
        Transaction late = begin()) {
      lock(reader, "a", LockMode.SHARED);
      BackgroundTask<Boolean> writing = lockInBackground(writer, "a", LockMode.EXCLUSIVE);
      writing.awaitWaiting();
      BackgroundTask<Boolean> reading = lockInBackground(late, "a", LockMode.SHARED);
      reading.awaitWaiting();
      writer.cancelWait();
      assertFails(ErrorCode.STATEMENT_CANCELLED, writing::get);
      reading.get();
    }
  }

  @Test
  void definitionsAreLockedBesideKeys() throws InterruptedException {
    try (Transaction reading = begin();
        Transaction changing = begin()) {
      reading.lockDefinition(7, LockMode.SHARED);
      changing.lockDefinition(8, LockMode.EXCLUSIVE);
      BackgroundTask<Boolean> change =
          BackgroundTask.start(
              () -> {
                changing.lockDefinition(7, LockMode.EXCLUSIVE);
                return true;
              });
      change.awaitWaiting();
      reading.rollback();
      change.get();
    }
  }
}
