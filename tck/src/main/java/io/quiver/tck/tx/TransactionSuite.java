package io.quiver.tck.tx;

import static io.quiver.tck.kv.Commits.assertFails;
import static io.quiver.tck.kv.Commits.bytes;
import static io.quiver.tck.kv.Commits.entries;
import static io.quiver.tck.kv.Commits.range;
import static io.quiver.tck.kv.Commits.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.tx.IsolationLevel;
import io.quiver.storage.tx.LocalTransactionManager;
import io.quiver.storage.tx.Savepoint;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionInfo;
import io.quiver.storage.tx.TransactionManager;
import io.quiver.storage.tx.TransactionOptions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one transaction does by itself, and what it sees of others that run in between. */
public abstract class TransactionSuite {
  protected static final int A = 1;
  protected static final int B = 2;
  protected static final TransactionOptions READ_COMMITTED =
      new TransactionOptions(IsolationLevel.READ_COMMITTED, false, 5_000);
  protected static final TransactionOptions REPEATABLE_READ =
      new TransactionOptions(IsolationLevel.REPEATABLE_READ, false, 5_000);

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

  private Transaction begin() {
    return transactions.begin(READ_COMMITTED);
  }

  private static void put(Transaction transaction, String key, String value) {
    transaction.put(A, bytes(key), bytes(value));
  }

  private static @Nullable String get(Transaction transaction, String key) {
    return text(transaction.get(A, bytes(key)));
  }

  private static List<String> all(Transaction transaction) {
    return entries(transaction.scan(A, KeyRange.ALL, Direction.FORWARD));
  }

  private void commit(String key, String value) {
    try (Transaction transaction = begin()) {
      put(transaction, key, value);
      transaction.commit();
    }
  }

  @Test
  void ownWritesAreReadAndPrivate() {
    commit("a", "1");
    commit("b", "1");
    try (Transaction one = begin();
        Transaction two = begin()) {
      put(one, "a", "2");
      one.remove(A, bytes("b"));
      put(one, "c", "2");
      assertEquals("2", get(one, "a"));
      assertNull(get(one, "b"));
      assertEquals(List.of("a=2", "c=2"), all(one));
      assertEquals(List.of("c=2", "a=2"), entries(one.scan(A, KeyRange.ALL, Direction.BACKWARD)));
      assertEquals(List.of("a=1", "b=1"), all(two));
      assertTrue(one.hasOwnWrites(A));
      assertFalse(one.hasOwnWrites(B));
      assertEquals(3, one.ownWrites(A).size());
      one.rollback();
      assertEquals(List.of("a=1", "b=1"), all(two));
    }
  }

  @Test
  void scansDoNotSeeLaterOwnWrites() {
    commit("a", "1");
    try (Transaction transaction = begin()) {
      put(transaction, "b", "1");
      put(transaction, "d", "1");
      List<String> seen = new ArrayList<>();
      try (KeyValueCursor cursor = transaction.scan(A, KeyRange.ALL, Direction.FORWARD)) {
        while (cursor.next()) {
          seen.add(text(cursor.key()) + "=" + text(cursor.value()));
          put(transaction, text(cursor.key()) + "+", "2");
          put(transaction, "d", "2");
        }
      }
      assertEquals(List.of("a=1", "b=1", "d=1"), seen);
      assertEquals(List.of("a=1", "a+=2", "b=1", "b+=2", "d=2", "d+=2"), all(transaction));
    }
  }

  @Test
  void dirtyReadsDoNotHappen() {
    try (Transaction writer = begin();
        Transaction reader = begin()) {
      put(writer, "a", "1");
      assertNull(get(reader, "a"));
      assertNull(text(reader.getLatest(A, bytes("a"))));
      writer.rollback();
      reader.beginStatement();
      assertNull(get(reader, "a"));
    }
  }

  @Test
  void readCommittedSeesNewCommitsWithTheNextStatement() {
    commit("a", "1");
    try (Transaction reader = begin()) {
      assertEquals("1", get(reader, "a"));
      commit("a", "2");
      assertEquals("1", get(reader, "a"));
      assertEquals("2", text(reader.getLatest(A, bytes("a"))));
      assertEquals(List.of("a=2"), entries(reader.scanLatest(A, KeyRange.ALL, Direction.FORWARD)));
      reader.beginStatement();
      assertEquals("2", get(reader, "a"));
    }
  }

  @Test
  void repeatableReadDoesNot() {
    commit("a", "1");
    try (Transaction reader = transactions.begin(REPEATABLE_READ)) {
      assertEquals("1", get(reader, "a"));
      commit("a", "2");
      commit("b", "2");
      reader.beginStatement();
      assertEquals(List.of("a=1"), all(reader));
      assertEquals("2", text(reader.getLatest(A, bytes("a"))));
    }
  }

  @Test
  void openCursorsKeepTheirSnapshot() {
    commit("a", "1");
    commit("b", "1");
    try (Transaction reader = begin()) {
      KeyValueCursor cursor = reader.scan(A, KeyRange.ALL, Direction.FORWARD);
      assertTrue(cursor.next());
      commit("b", "2");
      reader.beginStatement();
      assertEquals("2", get(reader, "b"));
      engine.checkpoint();
      assertTrue(cursor.next());
      assertEquals("1", text(cursor.value()));
      reader.commit();
      assertFails(ErrorCode.INVALID_TRANSACTION_STATE, cursor::next);
    }
    assertEquals(engine.visibleTimestamp(), engine.oldestSnapshotTimestamp());
  }

  @Test
  void theFirstUpdaterWinsUnderRepeatableRead() {
    commit("a", "1");
    try (Transaction late = transactions.begin(REPEATABLE_READ)) {
      assertEquals("1", get(late, "a"));
      commit("a", "2");
      assertFails(
          ErrorCode.SERIALIZATION_FAILURE,
          () ->
              late.runStatement(
                  () -> {
                    late.lockForUpdate(A, bytes("a"));
                    return 1;
                  }));
      late.lockForUpdate(A, bytes("b"));
    }
  }

  @Test
  void readCommittedRunsTheStatementAgain() {
    commit("a", "1");
    List<String> seen = new ArrayList<>();
    try (Transaction transaction = begin()) {
      transaction.runStatement(
          () -> {
            seen.add(String.valueOf(get(transaction, "a")));
            put(transaction, "trace" + seen.size(), "x");
            if (seen.size() == 1) {
              commit("a", "2");
            }
            transaction.lockForUpdate(A, bytes("a"));
            put(transaction, "a", get(transaction, "a") + "+");
            return 1;
          });
      transaction.commit();
    }
    assertEquals(List.of("1", "2"), seen);
    try (Transaction reader = begin()) {
      assertEquals(List.of("a=2+", "trace2=x"), all(reader));
    }
  }

  @Test
  void statementsAreAtomic() {
    try (Transaction transaction = begin()) {
      put(transaction, "a", "1");
      assertThrows(
          IllegalStateException.class,
          () ->
              transaction.runStatement(
                  () -> {
                    put(transaction, "a", "2");
                    put(transaction, "b", "2");
                    transaction.assertPresent(A, bytes("nowhere"));
                    throw new IllegalStateException("the second row is wrong");
                  }));
      assertEquals(List.of("a=1"), all(transaction));
      transaction.commit();
    }
  }

  @Test
  void savepointsNest() {
    commit("z", "0");
    try (Transaction transaction = begin()) {
      put(transaction, "a", "1");
      Savepoint outer = transaction.savepoint();
      put(transaction, "a", "2");
      transaction.remove(A, bytes("z"));
      Savepoint inner = transaction.savepoint();
      put(transaction, "a", "3");
      put(transaction, "z", "3");
      transaction.remove(A, bytes("b"));
      assertEquals(List.of("a=3", "z=3"), all(transaction));
      transaction.rollbackTo(inner);
      assertEquals(List.of("a=2"), all(transaction));
      put(transaction, "c", "4");
      transaction.rollbackTo(inner);
      assertEquals(List.of("a=2"), all(transaction));
      transaction.rollbackTo(outer);
      assertEquals(List.of("a=1", "z=0"), all(transaction));
      assertFails(ErrorCode.SAVEPOINT_NOT_FOUND, () -> transaction.rollbackTo(inner));
      transaction.release(outer);
      assertFails(ErrorCode.SAVEPOINT_NOT_FOUND, () -> transaction.rollbackTo(outer));
      try (Transaction other = begin()) {
        Savepoint foreign = other.savepoint();
        assertFails(ErrorCode.SAVEPOINT_NOT_FOUND, () -> transaction.rollbackTo(foreign));
      }
      transaction.commit();
    }
    try (Transaction reader = begin()) {
      assertEquals(List.of("a=1", "z=0"), all(reader));
    }
  }

  @Test
  void assertionsAreUndoneWithTheirSavepoint() {
    try (Transaction transaction = begin()) {
      Savepoint before = transaction.savepoint();
      transaction.assertPresent(A, bytes("nowhere"));
      transaction.rollbackTo(before);
      put(transaction, "a", "1");
      transaction.commit();
    }
  }

  @Test
  void ownWritesDoNotBreakOwnAssertions() {
    commit("a", "1");
    commit("parent", "1");
    commit("parent/child", "1");
    try (Transaction transaction = begin()) {
      transaction.remove(A, bytes("a"));
      transaction.assertAbsent(A, bytes("a"));
      put(transaction, "a", "2");
      put(transaction, "new", "2");
      transaction.assertPresent(A, bytes("new"));
      transaction.remove(A, bytes("parent/child"));
      transaction.assertEmpty(A, range("parent/", "parent0"));
      transaction.remove(A, bytes("parent"));
      transaction.commit();
    }
    try (Transaction reader = begin()) {
      assertEquals(List.of("a=2", "new=2"), all(reader));
    }
  }

  @Test
  void anEndedTransactionDoesNothing() {
    List<String> heard = new ArrayList<>();
    Transaction transaction = begin();
    transaction.afterCommit(() -> heard.add("commit"));
    transaction.afterRollback(() -> heard.add("rollback"));
    put(transaction, "a", "1");
    assertEquals(1, transaction.commit());
    assertFalse(transaction.isActive());
    assertFails(ErrorCode.INVALID_TRANSACTION_STATE, transaction::commit);
    assertFails(ErrorCode.INVALID_TRANSACTION_STATE, () -> get(transaction, "a"));
    transaction.close();
    assertEquals(List.of("commit"), heard);
    Transaction other = begin();
    other.afterRollback(() -> heard.add("rollback"));
    other.close();
    assertEquals(List.of("commit", "rollback"), heard);
  }

  @Test
  void withoutWritesNothingIsCommitted() {
    commit("a", "1");
    try (Transaction transaction = begin()) {
      assertEquals("1", get(transaction, "a"));
      assertEquals(1, transaction.commit());
    }
    assertEquals(1, engine.visibleTimestamp());
  }

  @Test
  void readOnlyMeansIt() {
    TransactionOptions readOnly =
        new TransactionOptions(IsolationLevel.REPEATABLE_READ, true, 1_000);
    try (Transaction transaction = transactions.begin(readOnly)) {
      assertFails(ErrorCode.READ_ONLY_TRANSACTION, () -> put(transaction, "a", "1"));
      assertFails(ErrorCode.READ_ONLY_TRANSACTION, () -> transaction.lockForUpdate(A, bytes("a")));
      assertEquals(List.of(), all(transaction));
    }
  }

  @Test
  void tooManyWritesFailTheirStatementOnly() {
    TransactionManager small = new LocalTransactionManager(engine, InstantSource.system(), 10_000);
    try (Transaction transaction = small.begin(READ_COMMITTED)) {
      put(transaction, "a", "1");
      assertFails(
          ErrorCode.LIMIT_EXCEEDED,
          () ->
              transaction.runStatement(
                  () -> {
                    for (int i = 0; i < 1_000; i++) {
                      put(transaction, "b" + i, "1");
                    }
                    return 1;
                  }));
      assertEquals(List.of("a=1"), all(transaction));
      transaction.commit();
    }
  }

  @Test
  void openTransactionsAreListed() {
    try (Transaction one = begin();
        Transaction two = transactions.begin(REPEATABLE_READ)) {
      put(one, "a", "1");
      one.lockForUpdate(A, bytes("a"));
      List<TransactionInfo> open = transactions.open();
      assertEquals(List.of(one.id(), two.id()), open.stream().map(TransactionInfo::id).toList());
      assertEquals(1, open.get(0).writes());
      assertEquals(1, open.get(0).locks());
      assertEquals(IsolationLevel.REPEATABLE_READ, open.get(1).isolation());
    }
    assertEquals(List.of(), transactions.open());
  }

  @Test
  void closingTheManagerRollsBack() {
    Transaction transaction = begin();
    put(transaction, "a", "1");
    transactions.close();
    assertFalse(transaction.isActive());
    assertFails(ErrorCode.DATABASE_CLOSED, this::begin);
    assertEquals(0, engine.visibleTimestamp());
  }
}
