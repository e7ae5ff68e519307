package io.quiver.tck.tx;

import static io.quiver.tck.kv.Commits.assertFails;
import static io.quiver.tck.kv.Commits.bytes;
import static io.quiver.tck.kv.Commits.range;
import static io.quiver.tck.kv.Commits.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorClass;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.tx.IsolationLevel;
import io.quiver.storage.tx.LocalTransactionManager;
import io.quiver.storage.tx.LockMode;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionManager;
import io.quiver.storage.tx.TransactionOptions;
import io.quiver.tck.kv.BackgroundTask;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two or more transactions want what only one can have; the data tells who was right. */
public abstract class RaceSuite {
  private static final int A = 1;
  private static final int B = 2;

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

  /** As the table layer inserts a row with a unique key. */
  private static void insertUnique(Transaction transaction, String key) {
    transaction.runStatement(
        () -> {
          lock(transaction, key, LockMode.EXCLUSIVE);
          if (transaction.getLatest(A, bytes(key)) != null) {
            throw new IllegalStateException("duplicate");
          }
          transaction.assertAbsent(A, bytes(key));
          put(transaction, key, "1");
          return key;
        });
  }

  @Test
  void oneOfTwoInsertsOfAKeyWins() throws InterruptedException {
    for (IsolationLevel level : IsolationLevel.values()) {
      Transaction first = begin(level);
      Transaction second = begin(level);
      second.beginStatement();
      assertNull(text(second.get(A, bytes(level.name()))));
      insertUnique(first, level.name());
      BackgroundTask<Boolean> inserting =
          BackgroundTask.start(
              () -> {
                insertUnique(second, level.name());
                return true;
              });
      inserting.awaitWaiting();
      first.commit();
      try {
        inserting.get();
        throw new AssertionError("both inserted");
      } catch (IllegalStateException expected) {
        assertEquals("duplicate", expected.getMessage());
      }
      second.close();
    }
    try (Transaction careless = begin()) {
      careless.assertAbsent(A, bytes("x"));
      put(careless, "x", "1");
      try (Transaction other = begin()) {
        insertUnique(other, "x");
        other.commit();
      }
      assertFails(ErrorCode.UNIQUE_VIOLATION, careless::commit);
      assertFalse(careless.isActive());
    }
  }

  /** As the table layer inserts a row that refers to another. */
  private static boolean insertChild(Transaction transaction) {
    return transaction.runStatement(
        () -> {
          lock(transaction, "parent", LockMode.SHARED);
          if (transaction.getLatest(A, bytes("parent")) == null) {
            return false;
          }
          transaction.assertPresent(A, bytes("parent"));
          transaction.put(B, bytes("parent/child"), bytes("1"));
          return true;
        });
  }

  private static boolean deleteParent(Transaction transaction) {
    return transaction.runStatement(
        () -> {
          transaction.lockForUpdate(A, bytes("parent"));
          try (KeyValueCursor children =
              transaction.scanLatest(B, range("parent/", "parent0"), Direction.FORWARD)) {
            if (children.next()) {
              return false;
            }
          }
          transaction.assertEmpty(B, range("parent/", "parent0"));
          transaction.remove(A, bytes("parent"));
          return true;
        });
  }

  @Test
  void noChildOutlivesItsParent() throws InterruptedException {
    for (IsolationLevel level : IsolationLevel.values()) {
      for (boolean childFirst : List.of(false, true)) {
        try (Transaction reset = begin()) {
          reset.remove(B, bytes("parent/child"));
          put(reset, "parent", "1");
          reset.commit();
        }
        Transaction first = begin(level);
        Transaction second = begin(level);
        second.get(A, bytes("parent"));
        Boolean done = childFirst ? insertChild(first) : deleteParent(first);
        assertEquals(true, done);
        BackgroundTask<Boolean> waiting =
            BackgroundTask.start(() -> childFirst ? deleteParent(second) : insertChild(second));
        waiting.awaitWaiting();
        first.commit();
        assertEquals(false, waiting.get(), level + " " + childFirst);
        second.rollback();
        assertEquals(childFirst ? "1" : null, latest("parent"));
      }
    }
  }

  @Test
  void withoutLocksTheAssertionsDecide() {
    for (boolean childFirst : List.of(false, true)) {
      try (Transaction reset = begin()) {
        reset.remove(B, bytes("parent/child"));
        put(reset, "parent", "1");
        reset.commit();
      }
      try (Transaction child = begin();
          Transaction parent = begin()) {
        child.assertPresent(A, bytes("parent"));
        child.put(B, bytes("parent/child"), bytes("1"));
        parent.assertEmpty(B, range("parent/", "parent0"));
        parent.remove(A, bytes("parent"));
        (childFirst ? child : parent).commit();
        assertFails(ErrorCode.FOREIGN_KEY_VIOLATION, (childFirst ? parent : child)::commit);
      }
    }
  }

  @Test
  void noUpdateIsLost() {
    int threads = 8;
    int each = 100;
    for (IsolationLevel level : IsolationLevel.values()) {
      List<BackgroundTask<Integer>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(
            BackgroundTask.start(
                () -> {
                  int done = 0;
                  while (done < each) {
                    try (Transaction transaction = begin(level)) {
                      add(transaction, level.name(), 1);
                      transaction.commit();
                      done++;
                    } catch (QuiverException e) {
                      assertEquals(ErrorCode.SERIALIZATION_FAILURE, e.code());
                      assertTrue(level != IsolationLevel.READ_COMMITTED, level.name());
                    }
                  }
                  return done;
                }));
      }
      all.forEach(BackgroundTask::get);
      assertEquals(Integer.toString(threads * each), latest(level.name()));
    }
  }

  @Test
  void moneyIsNeitherMadeNorLost() {
    long seed = System.nanoTime();
    int accounts = 10;
    for (int i = 0; i < accounts; i++) {
      try (Transaction transaction = begin()) {
        put(transaction, "account" + i, "100");
        transaction.commit();
      }
    }
    List<BackgroundTask<Integer>> all = new ArrayList<>();
    for (int thread = 0; thread < 6; thread++) {
      Random random = new Random(seed + thread);
      IsolationLevel level =
          thread % 2 == 0 ? IsolationLevel.READ_COMMITTED : IsolationLevel.REPEATABLE_READ;
      all.add(BackgroundTask.start(() -> transfer(random, level, accounts)));
    }
    for (int i = 0; i < 30; i++) {
      assertEquals(1_000, total(accounts), "seed " + seed);
      engine.checkpoint();
    }
    all.forEach(BackgroundTask::get);
    assertEquals(1_000, total(accounts), "seed " + seed);
  }

  private int transfer(Random random, IsolationLevel level, int accounts) {
    int conflicts = 0;
    for (int i = 0; i < 100; i++) {
      try (Transaction transaction = begin(level)) {
        int amount = random.nextInt(20);
        add(transaction, "account" + random.nextInt(accounts), -amount);
        add(transaction, "account" + random.nextInt(accounts), amount);
        if (random.nextInt(5) > 0) {
          transaction.commit();
        }
      } catch (QuiverException e) {
        assertEquals(ErrorClass.CONFLICT, e.code().errorClass());
        conflicts++;
      }
    }
    return conflicts;
  }

  private long total(int accounts) {
    long sum = 0;
    try (Transaction transaction = begin(IsolationLevel.REPEATABLE_READ)) {
      for (int i = 0; i < accounts; i++) {
        sum += Long.parseLong(String.valueOf(text(transaction.get(A, bytes("account" + i)))));
      }
    }
    return sum;
  }
}
