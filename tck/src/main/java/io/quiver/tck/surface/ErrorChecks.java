package io.quiver.tck.surface;

import static io.quiver.tck.surface.Surface.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientException;
import java.sql.Statement;

@Feature("Errors")
final class ErrorChecks {
  private ErrorChecks() {}

  private static void state(String expected, SQLException failure) {
    assertTrue(
        failure.getSQLState().startsWith(expected),
        failure.getSQLState() + " " + failure.getMessage());
  }

  @Feature("42: syntax error is SQLSyntaxErrorException")
  static void syntax(Surface s) {
    state("42", refused(SQLSyntaxErrorException.class, () -> s.run("SELEKT 1")));
  }

  @Feature("42: missing table and column are SQLSyntaxErrorException")
  static void missing(Surface s) {
    state("42", refused(SQLSyntaxErrorException.class, () -> s.run("SELECT * FROM MISSING")));
    state(
        "42",
        refused(SQLSyntaxErrorException.class, () -> s.run("SELECT MISSING FROM (VALUES (1))")));
  }

  @Feature("23505: unique violation")
  static void unique(Surface s) throws SQLException {
    s.people();
    SQLException failure =
        refused(
            SQLIntegrityConstraintViolationException.class,
            () -> s.run("INSERT INTO P (ID, NAME) VALUES (1, 'again')"));
    assertEquals("23505", failure.getSQLState());
  }

  @Feature("23502: not null violation")
  static void notNull(Surface s) throws SQLException {
    s.people();
    SQLException failure =
        refused(
            SQLIntegrityConstraintViolationException.class,
            () -> s.run("INSERT INTO P (NAME) VALUES (NULL)"));
    assertEquals("23502", failure.getSQLState());
  }

  @Feature("23503: foreign key violation")
  static void foreignKey(Surface s) throws SQLException {
    s.people();
    s.run("CREATE TABLE C (P BIGINT REFERENCES P (ID))");
    SQLException failure =
        refused(
            SQLIntegrityConstraintViolationException.class,
            () -> s.run("INSERT INTO C VALUES (77)"));
    state("2350", failure);
  }

  @Feature("23: check violation")
  static void check(Surface s) throws SQLException {
    s.run("CREATE TABLE T (A INT CHECK (A > 0))");
    state(
        "23",
        refused(
            SQLIntegrityConstraintViolationException.class,
            () -> s.run("INSERT INTO T VALUES (-1)")));
  }

  @Feature("22: division by zero, value too long, out of range, bad cast")
  static void data(Surface s) throws SQLException {
    s.run("CREATE TABLE T (A SMALLINT, B VARCHAR(3), Z INT)", "INSERT INTO T (Z) VALUES (0)");
    state("22", refused(SQLDataException.class, () -> s.first("SELECT 1 / Z FROM T")));
    state("22", refused(SQLDataException.class, () -> s.run("INSERT INTO T (B) VALUES ('abcd')")));
    state("22", refused(SQLDataException.class, () -> s.run("INSERT INTO T (A) VALUES (70000)")));
    state("22", refused(SQLDataException.class, () -> s.first("SELECT CAST('x' AS INT)")));
  }

  @Feature("a deadlock or a lost update ends with a retryable class")
  static void conflict(Surface s) throws Exception {
    s.people();
    try (Connection other = s.another()) {
      other.setAutoCommit(false);
      s.connection().setAutoCommit(false);
      s.run("UPDATE P SET AGE = 1 WHERE ID = 1");
      try (Statement statement = other.createStatement()) {
        statement.executeUpdate("UPDATE P SET AGE = 2 WHERE ID = 2");
        Thread second =
            new Thread(
                () -> {
                  try {
                    statement.executeUpdate("UPDATE P SET AGE = 2 WHERE ID = 1");
                    other.rollback();
                  } catch (SQLException e) {
                    quietly(other);
                  }
                });
        second.start();
        SQLException seen = null;
        try {
          Thread.sleep(50);
          s.run("UPDATE P SET AGE = 1 WHERE ID = 2");
        } catch (SQLException e) {
          seen = e;
        }
        s.connection().rollback();
        second.join(20_000);
        if (seen != null) {
          assertTrue(
              seen instanceof SQLTransactionRollbackException
                  || seen instanceof SQLTransientException,
              seen.toString());
        }
      }
    }
  }

  private static void quietly(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Feature("a schema that does not exist is named")
  static void schema(Surface s) {
    assertTrue(
        String.valueOf(refused(() -> s.run("SELECT * FROM MISSING_SCHEMA.T")).getMessage())
            .contains("MISSING_SCHEMA"));
  }

  @Feature("vendor code and message are there")
  static void codes(Surface s) {
    SQLException failure = refused(() -> s.run("SELECT * FROM MISSING"));
    assertTrue(failure.getErrorCode() != 0);
    assertTrue(String.valueOf(failure.getMessage()).contains("MISSING"), failure.getMessage());
  }

  @Feature("very deep nesting is an SQLException, not an Error")
  static void nesting(Surface s) {
    String deep = "(".repeat(20_000) + "1" + ")".repeat(20_000);
    try (Statement statement = s.statement()) {
      statement.executeQuery("SELECT " + deep).close();
    } catch (SQLException e) {
      assertTrue(e.getSQLState() != null);
    }
  }
}
