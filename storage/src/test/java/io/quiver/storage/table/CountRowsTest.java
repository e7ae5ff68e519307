package io.quiver.storage.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quiver.storage.TableSpec;
import io.quiver.storage.TestDatabase;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.ReadView;
import io.quiver.storage.tx.IsolationLevel;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionOptions;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The number of rows that the store knows is the number of rows that a scan finds. */
final class CountRowsTest {
  private final TestDatabase test = new TestDatabase();
  private final TableDefinition table =
      test.create(
          new TableSpec(test.database, "T")
              .notNull("ID", DataType.BIGINT)
              .column("V", DataType.BIGINT)
              .rowId("ID")
              .build());

  @AfterEach
  void close() {
    test.close();
  }

  private void compare(Transaction transaction, String when) {
    long rows = test.rows(transaction, table).size();
    assertEquals(rows, transaction.count(table.id()), when);
    assertEquals(rows, test.database.tables().countRows(transaction, table, () -> {}), when);
  }

  private void change(Transaction transaction, Random random) {
    TestDatabase.statement(
        transaction,
        tx -> {
          for (int i = random.nextInt(40); i >= 0; i--) {
            long id = random.nextInt(200);
            if (random.nextInt(3) == 0) {
              test.database.tables().delete(tx, table, id);
            } else if (test.database.tables().get(tx, table, id) == null) {
              test.database.tables().insert(tx, table, new Object[] {id, 1L});
            } else {
              test.database.tables().update(tx, table, id, new Object[] {id, 2L});
            }
          }
        });
  }

  @Test
  void sameAsAScan() {
    long seed = System.nanoTime();
    System.out.println("CountRowsTest seed " + seed);
    Random random = new Random(seed);
    List<Transaction> readers = new ArrayList<>();
    for (int round = 0; round < 60; round++) {
      String when = "seed " + seed + ", round " + round;
      Transaction transaction = test.begin();
      change(transaction, random);
      compare(transaction, when);
      if (random.nextBoolean()) {
        transaction.commit();
      } else {
        transaction.close();
      }
      if (random.nextInt(6) == 0) {
        test.database.checkpoint();
      }
      if (random.nextInt(5) == 0) {
        readers.add(
            test.database
                .transactions()
                .begin(new TransactionOptions(IsolationLevel.REPEATABLE_READ, true, 1_000)));
      }
      readers.forEach(reader -> compare(reader, when));
    }
    readers.forEach(Transaction::close);
  }

  @Test
  void manyChangesAreCountedByAScan() {
    int rows = 150_000;
    test.run(
        tx -> {
          for (long id = 0; id < rows; id++) {
            test.database.tables().insert(tx, table, new Object[] {id, 1L});
          }
        });
    try (Transaction transaction = test.begin()) {
      assertEquals(ReadView.UNKNOWN, transaction.count(table.id()));
      int[] looks = new int[1];
      assertEquals(rows, test.database.tables().countRows(transaction, table, () -> looks[0]++));
      assertEquals(rows >> 14, looks[0]);
    }
    test.database.checkpoint();
    try (Transaction transaction = test.begin()) {
      assertEquals(rows, transaction.count(table.id()));
    }
  }

  @Test
  void countsAsReadingTheTable() {
    TransactionOptions serializable =
        new TransactionOptions(IsolationLevel.SERIALIZABLE, false, 1_000);
    TableDefinition other =
        test.create(
            new TableSpec(test.database, "O").notNull("ID", DataType.BIGINT).rowId("ID").build());
    try (Transaction one = test.database.transactions().begin(serializable)) {
      assertEquals(0, one.count(table.id()));
      test.insert(one, other, 1L);
      test.insert(table, 1L, 1L);
      QuiverException failure = assertThrows(QuiverException.class, one::commit);
      assertEquals(ErrorCode.SERIALIZATION_FAILURE, failure.code());
    }
  }
}
