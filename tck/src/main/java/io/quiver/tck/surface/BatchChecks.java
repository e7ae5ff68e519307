package io.quiver.tck.surface;

import static io.quiver.tck.surface.Surface.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

@Feature("Batches")
final class BatchChecks {
  private BatchChecks() {}

  @Feature("of texts, with their counts")
  static void texts(Surface s) throws SQLException {
    s.people();
    try (Statement statement = s.statement()) {
      statement.addBatch("UPDATE P SET AGE = 1");
      statement.addBatch("DELETE FROM P WHERE ID = 1");
      assertArrayEquals(new int[] {3, 1}, statement.executeBatch());
      assertArrayEquals(new int[0], statement.executeBatch());
    }
  }

  @Feature("of parameters, with their counts")
  static void parameters(Surface s) throws SQLException {
    s.people();
    try (PreparedStatement update = s.prepare("UPDATE P SET AGE = ? WHERE ID <= ?")) {
      for (int i = 1; i <= 3; i++) {
        update.setInt(1, i);
        update.setInt(2, i);
        update.addBatch();
      }
      assertArrayEquals(new int[] {1, 2, 3}, update.executeBatch());
    }
    assertEquals(9, s.number("SELECT SUM(AGE) FROM P"));
  }

  @Feature("executeLargeBatch")
  static void large(Surface s) throws SQLException {
    s.people();
    try (Statement statement = s.statement()) {
      statement.addBatch("UPDATE P SET AGE = 1");
      assertArrayEquals(new long[] {3}, statement.executeLargeBatch());
    }
  }

  @Feature("clearBatch")
  static void clear(Surface s) throws SQLException {
    s.people();
    try (Statement statement = s.statement()) {
      statement.addBatch("DELETE FROM P");
      statement.clearBatch();
      assertArrayEquals(new int[0], statement.executeBatch());
    }
    assertEquals(3, s.number("SELECT COUNT(*) FROM P"));
  }

  @Feature("a failure of texts is a BatchUpdateException that counts what went before")
  static void failedTexts(Surface s) throws SQLException {
    s.people();
    s.connection().setAutoCommit(false);
    try (Statement statement = s.statement()) {
      statement.addBatch("UPDATE P SET AGE = 1");
      statement.addBatch("INSERT INTO P (ID, NAME) VALUES (1, 'again')");
      statement.addBatch("DELETE FROM P");
      BatchUpdateException failure = refused(BatchUpdateException.class, statement::executeBatch);
      assertEquals("23505", failure.getSQLState());
      counts(failure.getUpdateCounts(), 3);
      assertTrue(failure.getLargeUpdateCounts().length >= 1);
    }
    s.connection().rollback();
  }

  /** Either the counts before the failure, or one for each with EXECUTE_FAILED for the failed. */
  private static void counts(int[] counts, int first) {
    assertTrue(counts.length == 1 || counts.length == 3, "counts: " + counts.length);
    assertEquals(first, counts[0]);
    if (counts.length == 3) {
      assertEquals(Statement.EXECUTE_FAILED, counts[1]);
    }
  }

  @Feature("a failure of parameters is a BatchUpdateException that counts what went before")
  static void failedParameters(Surface s) throws SQLException {
    s.people();
    s.connection().setAutoCommit(false);
    try (PreparedStatement insert = s.prepare("INSERT INTO P (ID, NAME) VALUES (?, 'x')")) {
      for (int id : new int[] {10, 1, 11}) {
        insert.setInt(1, id);
        insert.addBatch();
      }
      BatchUpdateException failure = refused(BatchUpdateException.class, insert::executeBatch);
      counts(failure.getUpdateCounts(), 1);
    }
    s.connection().rollback();
  }

  @Feature("a query in a batch is refused")
  static void query(Surface s) throws SQLException {
    try (Statement statement = s.statement()) {
      statement.addBatch("SELECT 1");
      refused(BatchUpdateException.class, statement::executeBatch);
    }
  }

  @Feature("10,000 rows")
  static void many(Surface s) throws SQLException {
    s.numbers(10_000);
    assertEquals(10_000, s.number("SELECT COUNT(*) FROM N"));
  }
}
