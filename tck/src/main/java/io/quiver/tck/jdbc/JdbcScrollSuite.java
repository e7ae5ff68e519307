package io.quiver.tck.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Scrollable, held and updatable results that are much larger than the memory they may take. */
public abstract class JdbcScrollSuite extends JdbcContract {
  /** About 4 MB of rows, where a result may keep a quarter of one. */
  private static final int ROWS = 20_000;

  private void large() throws SQLException {
    run(
        "CREATE TABLE LARGE_ONE (N INT PRIMARY KEY, T VARCHAR(200), D DECIMAL(12, 2), F DOUBLE, X"
            + " VARBINARY(4), U UUID, V VECTOR(3), L INT ARRAY, B BOOLEAN, C CLOB, TS TIMESTAMP)",
        "INSERT INTO LARGE_ONE (N, T, D, F, X, U, V, L, B, C, TS) SELECT N, 'row ' || N ||"
            + " REPEAT('.', 100), N / 4.0, N / 8.0, X'01020304',"
            + " CAST('00000000-0000-0000-0000-000000000007' AS UUID), VECTOR '[1,2,3]', ARRAY[N, 2,"
            + " NULL], MOD(N, 2) = 0, 'clob ' || N, TIMESTAMP '2024-02-29 10:11:12.5' FROM"
            + " GENERATE_SERIES(1, "
            + ROWS
            + ") AS S (N)",
        "UPDATE LARGE_ONE SET T = NULL, V = NULL, L = NULL WHERE MOD(N, 7) = 0");
  }

  private static final String QUERY = "SELECT * FROM LARGE_ONE ORDER BY N";

  /** With little memory, which later statements shall have again. */
  private ResultSet query(Statement statement) throws SQLException {
    run("SET memory_limit_mb = 1");
    ResultSet rows = statement.executeQuery(QUERY);
    run("SET memory_limit_mb = 200");
    return rows;
  }

  private static void check(ResultSet rows, int number) throws SQLException {
    assertEquals(number, rows.getInt("N"));
    assertEquals(number, rows.getInt(1));
    if (number % 7 == 0) {
      assertNull(rows.getString("T"));
      assertTrue(rows.wasNull());
      assertNull(rows.getObject("V"));
      assertNull(rows.getArray("L"));
    } else {
      assertTrue(rows.getString("T").startsWith("row " + number + "."));
      assertArrayEquals(new float[] {1, 2, 3}, rows.getObject("V", float[].class));
      assertArrayEquals(new Object[] {number, 2, null}, (Object[]) rows.getArray("L").getArray());
    }
    assertEquals(0, BigDecimal.valueOf(number * 25L, 2).compareTo(rows.getBigDecimal("D")));
    assertEquals(number / 8.0, rows.getDouble("F"));
    assertArrayEquals(new byte[] {1, 2, 3, 4}, rows.getBytes("X"));
    assertEquals(new UUID(0, 7), rows.getObject("U"));
    assertEquals(number % 2 == 0, rows.getBoolean("B"));
    assertEquals("clob " + number, rows.getClob("C").getSubString(1, 100));
    assertEquals("2024-02-29 10:11:12.5", rows.getTimestamp("TS").toString());
  }

  private Statement scrollable(int concurrency) throws SQLException {
    return connection().createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, concurrency);
  }

  @Test
  void everyMoveFindsItsRow() throws SQLException {
    large();
    long seed = System.nanoTime();
    Random random = new Random(seed);
    try (Statement statement = scrollable(ResultSet.CONCUR_READ_ONLY);
        ResultSet rows = query(statement)) {
      assertTrue(rows.isBeforeFirst());
      assertTrue(rows.last());
      check(rows, ROWS);
      assertTrue(rows.isLast());
      assertEquals(ROWS, rows.getRow());
      rows.afterLast();
      assertTrue(rows.isAfterLast());
      for (int n = ROWS; n > ROWS - 3_000; n--) {
        assertTrue(rows.previous());
        check(rows, n);
      }
      for (int i = 0; i < 300; i++) {
        int to = 1 + random.nextInt(ROWS);
        String message = "seed " + seed + ", to " + to;
        if (random.nextBoolean()) {
          assertTrue(rows.absolute(random.nextBoolean() ? to : to - ROWS - 1), message);
        } else {
          assertTrue(rows.relative(to - rows.getRow()), message);
        }
        assertEquals(to, rows.getRow(), message);
        check(rows, to);
      }
      assertFalse(rows.absolute(ROWS + 1));
      assertTrue(rows.isAfterLast());
      assertFalse(rows.relative(-ROWS - 5));
      assertTrue(rows.isBeforeFirst());
      int count = 0;
      while (rows.next()) {
        count++;
        assertEquals(count, rows.getInt(1));
      }
      assertEquals(ROWS, count);
      assertTrue(rows.first());
      check(rows, 1);
    }
  }

  @Test
  void itStaysAsItWas() throws SQLException {
    large();
    connection().setAutoCommit(false);
    try (Statement statement = scrollable(ResultSet.CONCUR_READ_ONLY);
        ResultSet rows = query(statement)) {
      run("DELETE FROM LARGE_ONE WHERE N > 10");
      assertTrue(rows.absolute(ROWS / 2));
      check(rows, ROWS / 2);
    }
    connection().rollback();
  }

  @Test
  void aHeldResultOutlivesItsTransaction() throws SQLException {
    large();
    connection().setAutoCommit(false);
    try (Statement statement =
            connection()
                .createStatement(
                    ResultSet.TYPE_FORWARD_ONLY,
                    ResultSet.CONCUR_READ_ONLY,
                    ResultSet.HOLD_CURSORS_OVER_COMMIT);
        ResultSet rows = query(statement)) {
      assertEquals(ResultSet.HOLD_CURSORS_OVER_COMMIT, rows.getHoldability());
      for (int n = 1; n <= ROWS; n++) {
        assertTrue(rows.next());
        if (n % 500 == 0) {
          check(rows, n);
        }
        if (n == ROWS / 2) {
          run("DELETE FROM LARGE_ONE");
          connection().commit();
        }
      }
      assertFalse(rows.next());
      failure(rows::previous);
    }
  }

  @Test
  void severalAreOpenAtATime() throws SQLException {
    large();
    try (Statement first = scrollable(ResultSet.CONCUR_READ_ONLY);
        Statement second = scrollable(ResultSet.CONCUR_READ_ONLY)) {
      ResultSet up = query(first);
      ResultSet down = query(second);
      for (int n = 1; n <= ROWS; n += 997) {
        assertTrue(up.absolute(n));
        assertTrue(down.absolute(-n));
        check(up, n);
        check(down, ROWS + 1 - n);
      }
    }
  }

  @Test
  void rowsAreChangedThroughIt() throws SQLException {
    large();
    try (Statement statement = scrollable(ResultSet.CONCUR_UPDATABLE);
        ResultSet rows = query(statement)) {
      assertTrue(rows.absolute(15_001));
      rows.updateString("T", "changed");
      rows.updateRow();
      assertEquals("changed", rows.getString("T"));
      for (int gone : new int[] {100, 5_000, 5_001, 20_000}) {
        assertTrue(rows.absolute(1));
        while (rows.getInt(1) < gone) {
          assertTrue(rows.relative(Math.max(1, Math.min(50, (gone - rows.getInt(1)) / 2))));
        }
        rows.deleteRow();
      }
      assertTrue(rows.absolute(99));
      assertEquals(99, rows.getInt(1));
      assertTrue(rows.next());
      assertEquals(101, rows.getInt(1));
      assertTrue(rows.absolute(4_999));
      assertEquals(5_002, rows.getInt(1));
      assertTrue(rows.absolute(14_998));
      assertEquals("changed", rows.getString("T"));
      rows.moveToInsertRow();
      rows.updateInt("N", 30_000);
      rows.insertRow();
      assertTrue(rows.last());
      assertEquals(30_000, rows.getInt(1));
      assertEquals(ROWS - 3, rows.getRow());
      assertTrue(rows.previous());
      assertEquals(19_999, rows.getInt(1));
    }
    assertEquals((long) ROWS - 3, single("SELECT COUNT(*) FROM LARGE_ONE"));
    assertEquals("changed", single("SELECT T FROM LARGE_ONE WHERE N = 15001"));
  }
}
