package io.quiver.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.ForeignKeyDefinition.Action;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorClass;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.table.IndexRange;
import io.quiver.storage.tx.IsolationLevel;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionOptions;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several threads against one database: constraints and definitions hold whatever happens. */
final class ConcurrentChangesTest {
  private static final int THREADS = 4;
  private static final int STATEMENTS = 400;

  private final TestDatabase test = new TestDatabase();
  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() {
    test.database.verify();
    test.close();
  }

  private interface Work {
    void run(int thread, Random random);
  }

  private void inThreads(int count, Work work) throws InterruptedException {
    long seed = System.nanoTime();
    System.out.println("ConcurrentChangesTest seed " + seed);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      Thread thread =
          new Thread(
              () -> {
                try {
                  work.run(number, new Random(seed + number));
                } catch (RuntimeException | Error e) {
                  failures.add(e);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (!failures.isEmpty()) {
      throw new AssertionError("in a thread, seed " + seed, failures.peek());
    }
  }

  @Test
  void noRowRefersToNothing() throws InterruptedException {
    TableDefinition parent =
        test.create(
            new TableSpec(test.database, "PARENT")
                .notNull("ID", DataType.BIGINT)
                .rowId("ID")
                .build());
    TableDefinition child =
        test.create(
            new TableSpec(test.database, "CHILD")
                .column("PARENT_ID", DataType.BIGINT)
                .index("CHILD_PARENT", false, "PARENT_ID")
                .references(
                    parent, List.of("PARENT_ID"), List.of("ID"), Action.NO_ACTION, Action.CASCADE)
                .build());
    TableDefinition parentNow = test.table(parent.id());
    AtomicInteger done = new AtomicInteger();
    inThreads(
        THREADS,
        (thread, random) -> {
          for (int i = 0; i < STATEMENTS; i++) {
            TransactionOptions options =
                new TransactionOptions(IsolationLevel.values()[random.nextInt(2)], false, 2_000);
            try (Transaction tx = test.database.transactions().begin(options)) {
              for (int s = 0; s <= random.nextInt(3); s++) {
                step(tx, parentNow, child, random);
              }
              tx.commit();
              done.incrementAndGet();
            } catch (QuiverException e) {
              if (e.code().errorClass() != ErrorClass.CONFLICT
                  && e.code() != ErrorCode.FOREIGN_KEY_VIOLATION
                  && e.code() != ErrorCode.UNIQUE_VIOLATION) {
                throw e;
              }
            }
          }
        });
    assertTrue(done.get() > STATEMENTS / 4, done + " transactions");
    try (Transaction tx = test.begin()) {
      Set<Object> parents = new HashSet<>();
      test.rows(tx, parentNow).forEach(row -> parents.add(row.get(0)));
      List<List<Object>> children = List.copyOf(test.rows(tx, child));
      for (List<Object> row : children) {
        assertTrue(parents.contains(row.get(0)), row + " in " + parents);
      }
      assertEquals(
          children.size(),
          test.rows(tx, child, "CHILD_PARENT", IndexRange.ALL, Direction.FORWARD).size());
    }
  }

  private void step(Transaction tx, TableDefinition parent, TableDefinition child, Random random) {
    long id = random.nextInt(8);
    switch (random.nextInt(4)) {
      case 0 -> test.insert(tx, parent, id);
      case 1 -> tx.runStatement(() -> test.database.tables().delete(tx, parent, id));
      case 2 -> test.insert(tx, child, id);
      default -> {
        long rowId = 1L + random.nextInt(100);
        tx.runStatement(() -> test.database.tables().delete(tx, child, rowId));
      }
    }
  }

  @Test
  void oneOfSeveralCreatorsWins() throws InterruptedException {
    AtomicInteger created = new AtomicInteger();
    inThreads(
        THREADS,
        (thread, random) -> {
          TableDefinition table =
              new TableSpec(test.database, "SAME").column("A", DataType.BIGINT).build();
          try {
            test.define(catalog -> catalog.with(table));
            created.incrementAndGet();
          } catch (QuiverException e) {
            assertEquals(ErrorCode.TABLE_EXISTS, e.code());
          }
        });
    assertEquals(1, created.get());
    assertEquals(1, test.database.catalog().tables().size());
  }

  @Test
  void newIndexHasTheRowsThatWereWrittenMeanwhile() throws InterruptedException {
    TableDefinition table =
        test.create(
            new TableSpec(test.database, "T")
                .column("A", DataType.BIGINT)
                .column("B", DataType.BIGINT)
                .build());
    inThreads(
        THREADS,
        (thread, random) -> {
          for (int i = 0; i < STATEMENTS / 2; i++) {
            if (thread == 0 && i % 40 == 20) {
              addIndex(table.id(), "I" + i);
            } else {
              insertWithPresentDefinition(table.id(), i, random.nextInt(10));
            }
          }
        });
    TableDefinition now = test.table(table.id());
    int inserts = (THREADS - 1) * STATEMENTS / 2 + STATEMENTS / 2 - now.indexes().size();
    try (Transaction tx = test.begin()) {
      assertEquals(inserts, test.rows(tx, now).size());
      for (IndexDefinition index : now.indexes()) {
        assertEquals(
            inserts,
            test.rows(tx, now, index.name(), IndexRange.ALL, Direction.FORWARD).size(),
            index.name());
      }
    }
    assertEquals(STATEMENTS / 2 / 40, now.indexes().size());
  }

  private void insertWithPresentDefinition(int tableId, long a, long b) {
    while (true) {
      try {
        test.insert(test.table(tableId), a, b);
        return;
      } catch (QuiverException e) {
        if (e.code() != ErrorCode.SERIALIZATION_FAILURE) {
          throw e;
        }
      }
    }
  }

  private void addIndex(int tableId, String name) {
    test.run(
        tx -> {
          IndexDefinition.Ordered index =
              new IndexDefinition.Ordered(
                  test.database.newObjectId(),
                  name,
                  List.of(1),
                  List.of(false),
                  false,
                  false,
                  true);
          Catalog after =
              test.database.changeCatalog(
                  tx,
                  catalog -> {
                    TableDefinition table = catalog.requireTable(tableId);
                    List<IndexDefinition> all = new ArrayList<>(table.indexes());
                    all.add(index);
                    return catalog.replace(table.withIndexes(all));
                  });
          assertNotNull(after.requireTable(tableId));
          test.database.buildIndex(tx, after.requireTable(tableId), index);
        });
  }
}
