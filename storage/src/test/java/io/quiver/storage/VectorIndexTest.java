package io.quiver.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.IsolationLevel;
import io.quiver.storage.tx.Savepoint;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionOptions;
import io.quiver.storage.vector.VectorHit;
import io.quiver.storage.vector.VectorIndex;
import io.quiver.storage.vector.VectorSearchOptions;
import io.quiver.storage.vector.VectorSearchResult.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vector indexes as transactions see them; short vectors lie in rows, long ones beside them. */
final class VectorIndexTest {
  private static final TransactionOptions REPEATABLE =
      new TransactionOptions(IsolationLevel.REPEATABLE_READ, false, 1_000);
  private static final int SHORT = 8;
  private static final int LONG = 300;

  private final long seed = ThreadLocalRandom.current().nextLong();

  private VectorTable docs(TestDatabase test, int dimensions) {
    VectorTable docs = new VectorTable(test, dimensions, seed);
    docs.createTable();
    docs.createIndex("cosine");
    return docs;
  }

  @ParameterizedTest
  @ValueSource(ints = {SHORT, LONG})
  void aTransactionFindsItsOwnWritesAndNobodyElseDoes(int dimensions) {
    try (TestDatabase test = new TestDatabase()) {
      VectorTable docs = docs(test, dimensions);
      docs.insertMany(0, 50);
      float[] query = docs.vector();
      try (Transaction own = test.begin();
          Transaction other = test.begin()) {
        docs.insert(own, 1_000, query);
        assertEquals(1_000, nearest(docs, own, query));
        docs.check(own, 20);
        assertFalse(nearest(docs, other, query) == 1_000);
        Savepoint savepoint = own.savepoint();
        docs.delete(own, 1_000);
        docs.delete(own, 7);
        update(docs, own, 8, "other title", query);
        assertEquals(8, nearest(docs, own, query));
        docs.check(own, 60);
        own.rollbackTo(savepoint);
        assertEquals(1_000, nearest(docs, own, query));
        docs.check(own, 60);
        own.rollback();
        docs.check(other, 60);
      }
      docs.checkAsOfNow(60);
      assertEquals(50, docs.index().rows());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {SHORT, LONG})
  void changesOfRowsAreFollowed(int dimensions) {
    try (TestDatabase test = new TestDatabase()) {
      VectorTable docs = docs(test, dimensions);
      docs.insertMany(0, 30);
      float[] query = docs.vector();
      test.run(t -> update(docs, t, 3, "title", query));
      assertEquals(3, nearest(docs, query));
      test.run(t -> update(docs, t, 3, "only another title", query));
      assertEquals(3, nearest(docs, query));
      docs.checkAsOfNow(40);
      test.run(t -> update(docs, t, 3, "no vector", null));
      docs.checkAsOfNow(40);
      assertEquals(29, docs.index().rows());
      test.run(
          t -> {
            docs.delete(t, 4);
            docs.insert(t, 4, query);
          });
      assertEquals(4, nearest(docs, query));
      test.run(t -> update(docs, t, 4, 4_000, "moved", query));
      assertEquals(4_000, nearest(docs, query));
      docs.checkAsOfNow(40);
      test.run(t -> test.database.tables().truncate(t, docs.table()));
      docs.checkAsOfNow(40);
      assertEquals(0, docs.index().rows());
    }
  }

  @Test
  void aSnapshotStaysWhatItWas() throws InterruptedException {
    try (TestDatabase test = new TestDatabase()) {
      VectorTable docs = new VectorTable(test, SHORT, seed);
      docs.createTable();
      docs.insertMany(0, 2_500);
      docs.createIndex("cosine");
      docs.awaitGraph(2_500);
      float[] query = docs.vector();
      try (Transaction old = test.database.transactions().begin(REPEATABLE)) {
        old.beginStatement();
        List<VectorHit> before = docs.search(old, query, 10, VectorTable.EXACT).hits();
        test.run(t -> before.forEach(hit -> docs.delete(t, hit.rowId())));
        docs.insertMany(10_000, 10_500);
        assertEquals(before, docs.search(old, query, 10, VectorTable.EXACT).hits());
        docs.check(old, 10);
      }
      docs.checkAsOfNow(10);
      VectorIndex index = docs.index();
      assertEquals(0, index.statistics().tableScans());
      try (Transaction now = test.begin()) {
        now.beginStatement();
        assertEquals(Path.GRAPH, docs.search(now, query, 10, VectorSearchOptions.DEFAULT).path());
      }
    }
  }

  @Test
  void aSnapshotOlderThanTheIndexReadsTheTable() {
    try (TestDatabase test = new TestDatabase()) {
      VectorTable docs = new VectorTable(test, SHORT, seed);
      docs.createTable();
      docs.insertMany(0, 100);
      try (Transaction old = test.database.transactions().begin(REPEATABLE)) {
        old.beginStatement();
        assertTrue(old.snapshotTimestamp() > 0);
        docs.insertMany(100, 150);
        docs.createIndex("l2");
        docs.check(old, 200);
        assertEquals(1, docs.index().statistics().tableScans());
      }
      docs.checkAsOfNow(200);
      assertEquals(1, docs.index().statistics().tableScans());
    }
  }

  @Test
  void anIndexIsMadeAndDroppedBesideWriters() throws InterruptedException {
    try (TestDatabase test = new TestDatabase()) {
      VectorTable docs = new VectorTable(test, LONG, seed);
      docs.createTable();
      docs.insertMany(0, 500);
      AtomicBoolean stop = new AtomicBoolean();
      AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
      Thread writer = new Thread(() -> write(new VectorTable(test, LONG, seed + 1), stop, failure));
      writer.start();
      for (int round = 0; round < 6; round++) {
        docs.createIndex("dot");
        for (int i = 0; i < 20; i++) {
          docs.checkAsOfNow(30);
        }
        IndexDefinition.Vector index = (IndexDefinition.Vector) docs.table().indexes().getFirst();
        docs.dropIndex();
        VectorIndex gone = test.database.vectorIndex(docs.table(), index);
        assertFalse(gone.statistics().ready());
        assertEquals(30, allByReading(docs, gone, 30));
      }
      stop.set(true);
      writer.join();
      assertNull(failure.get(), () -> "seed " + seed + ": " + failure.get());
    }
  }

  /** Inserts, updates and deletes until told to stop; the table does not grow. */
  private static void write(
      VectorTable docs, AtomicBoolean stop, AtomicReference<@Nullable Throwable> failure) {
    try {
      for (int n = 0; !stop.get(); n++) {
        long id = 1_000L + n % 100;
        boolean replace = n >= 100;
        try {
          docs.test.run(
              t -> {
                if (replace) {
                  docs.delete(t, id);
                }
                docs.insert(t, id, docs.vector());
                update(docs, t, docs.random.nextInt(500), "again", docs.vector());
              });
        } catch (QuiverException e) {
          if (e.code() != ErrorCode.SERIALIZATION_FAILURE) {
            throw e;
          }
          n--; // a definition changed in between
        }
      }
    } catch (RuntimeException | Error e) {
      failure.set(e);
    }
  }

  @Test
  void wrongQueriesAreErrors() {
    try (TestDatabase test = new TestDatabase()) {
      VectorTable docs = docs(test, SHORT);
      try (Transaction t = test.begin()) {
        t.beginStatement();
        assertEquals(
            ErrorCode.VECTOR_DIMENSION,
            code(() -> docs.search(t, new float[3], 1, VectorTable.EXACT)));
        float[] query = docs.vector();
        query[2] = Float.NaN;
        assertEquals(
            ErrorCode.VECTOR_NOT_FINITE, code(() -> docs.search(t, query, 1, VectorTable.EXACT)));
        assertEquals(
            ErrorCode.INVALID_LIMIT,
            code(() -> docs.search(t, docs.vector(), -1, VectorTable.EXACT)));
      }
    }
  }

  private static int allByReading(VectorTable docs, VectorIndex index, int k) {
    try (Transaction transaction = docs.test.begin()) {
      transaction.beginStatement();
      return index
          .search(transaction, docs.vector(), k, VectorSearchOptions.DEFAULT, null)
          .hits()
          .size();
    }
  }

  private static ErrorCode code(Runnable search) {
    return assertThrows(QuiverException.class, search::run).code();
  }

  private static long nearest(VectorTable docs, float[] query) {
    try (Transaction transaction = docs.test.begin()) {
      transaction.beginStatement();
      return nearest(docs, transaction, query);
    }
  }

  private static long nearest(VectorTable docs, Transaction transaction, float[] query) {
    List<VectorHit> hits = docs.search(transaction, query, 3, VectorSearchOptions.DEFAULT).hits();
    assertTrue(hits.size() == 3);
    return hits.getFirst().rowId();
  }

  private static void update(
      VectorTable docs, Transaction transaction, long id, String title, float @Nullable [] vector) {
    update(docs, transaction, id, id, title, vector);
  }

  private static void update(
      VectorTable docs,
      Transaction transaction,
      long id,
      long newId,
      String title,
      float @Nullable [] vector) {
    TestDatabase.statement(
        transaction,
        t ->
            docs.test
                .database
                .tables()
                .update(t, docs.table(), id, new @Nullable Object[] {newId, title, vector}));
  }
}
