package io.quiver.driver.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.planner.session.ResultColumn;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.SpillFile;
import io.quiver.storage.file.TemporaryFiles;
import io.quiver.storage.value.DataType;
import java.lang.ref.Reference;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows in a file are as in a list, and the file goes with them. */
final class SpilledRowsTest {
  private static final List<ResultColumn> COLUMNS =
      List.of(FakeQuery.column("ID", DataType.BIGINT), FakeQuery.column("T", DataType.VARCHAR));

  private static @Nullable Object[] row(long number) {
    return new @Nullable Object[] {number, "x".repeat((int) (number % 300))};
  }

  @Test
  void asAList() {
    long seed = System.nanoTime();
    System.Logger logger = System.getLogger(SpilledRowsTest.class.getName());
    logger.log(System.Logger.Level.INFO, "seed {0}", seed);
    Random random = new Random(seed);
    List<@Nullable Object[]> expected = new ArrayList<>();
    try (SpilledRows rows =
        new SpilledRows(COLUMNS, TemporaryFiles.ofSystem().createSpill(), () -> {})) {
      for (int i = 0; i < 20_000; i++) {
        int choice = random.nextInt(10);
        if (choice < 6 || expected.isEmpty()) {
          rows.add(row(i));
          expected.add(row(i));
        } else {
          int index =
              random.nextBoolean()
                  ? random.nextInt(expected.size())
                  : Math.max(0, expected.size() - 1 - random.nextInt(3));
          if (choice == 9) {
            rows.set(index, row(i));
            expected.set(index, row(i));
          } else {
            assertArrayEquals(expected.remove(index), rows.remove(index), "seed " + seed);
          }
        }
        assertEquals(expected.size(), rows.size());
      }
      for (int i = 0; i < expected.size(); i++) {
        assertArrayEquals(expected.get(i), rows.get(i), "seed " + seed);
      }
      while (!expected.isEmpty()) {
        assertArrayEquals(expected.removeFirst(), rows.remove(0), "seed " + seed);
      }
      assertEquals(0, rows.size());
    }
  }

  @Test
  void aRowThatCannotBeWrittenIsNotThere() {
    SpilledRows rows = new SpilledRows(COLUMNS, TemporaryFiles.ofSystem().createSpill(), () -> {});
    rows.add(row(1));
    rows.close();
    @Nullable Object[] large = {2L, "y".repeat(100_000)};
    for (int i = 0; i < 2; i++) {
      assertThrows(QuiverException.class, () -> rows.add(large));
      assertEquals(1, rows.size());
    }
    assertThrows(
        ClassCastException.class, () -> rows.add(new @Nullable Object[] {3L, List.of("no text")}));
    assertEquals(1, rows.size());
    rows.add(row(4));
    assertArrayEquals(row(4), rows.get(1));
  }

  /** Or two contents would be encrypted with the same nonce. */
  @Test
  void thePlaceOfAFailedBlockIsNotUsedAgain() {
    SpillFile file = TemporaryFiles.ofSystem().createSpill();
    assertEquals(0, file.append(new byte[100], 100));
    long size = file.size();
    file.close();
    assertThrows(QuiverException.class, () -> file.append(new byte[100], 100));
    assertEquals(2 * size, file.size());
  }

  /** One that cannot be read is an SQLException of whatever touches it. */
  @Test
  void changesOfRowsWhoseFileIsGone() throws SQLException {
    try (QuiverConnection connection =
            DriverManager.getConnection("jdbc:quiver:mem:" + UUID.randomUUID() + ";close=last")
                .unwrap(QuiverConnection.class);
        Statement statement =
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
      statement.execute("CREATE TABLE T (ID INT PRIMARY KEY, V VARCHAR(2000))");
      statement.execute(
          "INSERT INTO T SELECT X, REPEAT('v', 1000) FROM GENERATE_SERIES(1, 1000) AS S (X)");
      connection.session().set("memory_limit_mb", "1");
      ResultSet rows = statement.executeQuery("SELECT ID, V FROM T");
      assertEquals(1, connection.rowSpace().spilled());
      assertTrue(rows.absolute(10));
      connection.dropResults();
      assertEquals(0, connection.rowSpace().spilled());
      assertThrows(SQLException.class, () -> rows.getString(2));
      rows.updateString(2, "other");
      assertThrows(SQLException.class, rows::updateRow);
      assertThrows(SQLException.class, rows::deleteRow);
      assertThrows(SQLException.class, rows::refreshRow);
    }
  }

  @Test
  void theFileOfDroppedRowsGoes() throws InterruptedException {
    RowSpace space = new RowSpace(new FakeSession());
    SpilledRows kept = space.spill(COLUMNS);
    for (int i = 0; i < 10; i++) {
      space.spill(COLUMNS).add(row(i));
    }
    for (int i = 0; i < 100 && space.spilled() > 1; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertEquals(1, space.spilled());
    Reference.reachabilityFence(kept);
    space.close();
    assertEquals(0, space.spilled());
  }
}
