package io.quiver.tck.surface;

import static io.quiver.tck.surface.Surface.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

@Feature("Transactions")
final class TransactionChecks {
  private TransactionChecks() {}

  @Feature("auto-commit is on at first")
  static void autoCommit(Surface s) throws SQLException {
    assertTrue(s.connection().getAutoCommit());
  }

  @Feature("commit makes changes visible to others")
  static void commit(Surface s) throws SQLException {
    s.people();
    s.connection().setAutoCommit(false);
    s.run("INSERT INTO P (NAME) VALUES ('d')");
    try (Connection other = s.another();
        Statement statement = other.createStatement()) {
      assertEquals(3, count(statement));
      s.connection().commit();
      assertEquals(4, count(statement));
    }
  }

  private static long count(Statement statement) throws SQLException {
    try (var rows = statement.executeQuery("SELECT COUNT(*) FROM P")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Feature("rollback undoes")
  static void rollback(Surface s) throws SQLException {
    s.people();
    s.connection().setAutoCommit(false);
    s.run("DELETE FROM P");
    s.connection().rollback();
    assertEquals(3, s.number("SELECT COUNT(*) FROM P"));
  }

  @Feature("commit with auto-commit on is refused")
  static void commitWithAutoCommit(Surface s) {
    refused(() -> s.connection().commit());
  }

  @Feature("rollback with auto-commit on is refused")
  static void rollbackWithAutoCommit(Surface s) {
    refused(() -> s.connection().rollback());
  }

  @Feature("setAutoCommit(true) commits")
  static void autoCommitOnCommits(Surface s) throws SQLException {
    s.people();
    s.connection().setAutoCommit(false);
    s.run("DELETE FROM P WHERE ID = 1");
    s.connection().setAutoCommit(true);
    assertEquals(2, s.number("SELECT COUNT(*) FROM P"));
    try (Connection other = s.another();
        Statement statement = other.createStatement()) {
      assertEquals(2, count(statement));
    }
  }

  @Feature("savepoints: set, roll back to, release; with a name and without")
  static void savepoints(Surface s) throws SQLException {
    s.people();
    s.connection().setAutoCommit(false);
    s.run("INSERT INTO P (NAME) VALUES ('d')");
    Savepoint named = s.connection().setSavepoint("here");
    assertEquals("here", named.getSavepointName());
    s.run("INSERT INTO P (NAME) VALUES ('e')");
    Savepoint unnamed = s.connection().setSavepoint();
    s.run("INSERT INTO P (NAME) VALUES ('f')");
    s.connection().rollback(unnamed);
    assertEquals(5, s.number("SELECT COUNT(*) FROM P"));
    s.connection().rollback(named);
    assertEquals(4, s.number("SELECT COUNT(*) FROM P"));
    s.connection().releaseSavepoint(named);
    s.connection().commit();
    assertEquals(4, s.number("SELECT COUNT(*) FROM P"));
  }

  @Feature("a savepoint knows its name or its number, not both")
  static void savepointNames(Surface s) throws SQLException {
    s.connection().setAutoCommit(false);
    Savepoint named = s.connection().setSavepoint("here");
    Savepoint unnamed = s.connection().setSavepoint();
    assertTrue(unnamed.getSavepointId() >= 0);
    refused(named::getSavepointId);
    refused(unnamed::getSavepointName);
  }

  @Feature("a released savepoint is refused")
  static void releasedSavepoint(Surface s) throws SQLException {
    s.connection().setAutoCommit(false);
    Savepoint savepoint = s.connection().setSavepoint("here");
    s.connection().releaseSavepoint(savepoint);
    refused(() -> s.connection().rollback(savepoint));
  }

  @Feature("a savepoint with auto-commit on is refused")
  static void savepointWithAutoCommit(Surface s) {
    refused(() -> s.connection().setSavepoint());
  }

  @Feature("isolation levels are set and reported")
  static void isolation(Surface s) throws SQLException {
    s.connection().setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    assertEquals(Connection.TRANSACTION_READ_COMMITTED, s.connection().getTransactionIsolation());
    s.connection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    assertEquals(Connection.TRANSACTION_REPEATABLE_READ, s.connection().getTransactionIsolation());
  }

  @Feature("an isolation level that does not exist is refused")
  static void noSuchIsolation(Surface s) {
    refused(() -> s.connection().setTransactionIsolation(77));
  }

  @Feature("repeatable read reads the same again")
  static void repeatableRead(Surface s) throws SQLException {
    s.people();
    s.connection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    s.connection().setAutoCommit(false);
    assertEquals(3, s.number("SELECT COUNT(*) FROM P"));
    try (Connection other = s.another();
        Statement statement = other.createStatement()) {
      assertEquals(1, statement.executeUpdate("DELETE FROM P WHERE ID = 1"));
    }
    assertEquals(3, s.number("SELECT COUNT(*) FROM P"));
    s.connection().rollback();
    assertEquals(2, s.number("SELECT COUNT(*) FROM P"));
  }

  @Feature("a failed statement does not end its transaction")
  static void failureInTransaction(Surface s) throws SQLException {
    s.people();
    s.connection().setAutoCommit(false);
    s.run("INSERT INTO P (NAME) VALUES ('d')");
    refused(() -> s.run("INSERT INTO P (ID, NAME) VALUES (1, 'again')"));
    s.connection().commit();
    assertEquals(4, s.number("SELECT COUNT(*) FROM P"));
    assertFalse(s.connection().getAutoCommit());
  }

  @Feature("transaction support in the metadata")
  static void metadata(Surface s) throws SQLException {
    var data = s.connection().getMetaData();
    assertTrue(data.supportsTransactions());
    assertTrue(data.supportsSavepoints());
    assertTrue(data.supportsTransactionIsolationLevel(Connection.TRANSACTION_READ_COMMITTED));
    assertTrue(data.supportsTransactionIsolationLevel(data.getDefaultTransactionIsolation()));
    assertFalse(data.supportsTransactionIsolationLevel(Connection.TRANSACTION_NONE));
  }
}
