package io.quiver.tck.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Errors have a class and a SQLSTATE, lose nothing, and long statements can be ended. */
public abstract class JdbcErrorSuite extends JdbcContract {
  /** Far more combinations than can be counted in a test. */
  private static final String ENDLESS =
      "SELECT COUNT(*) FROM N A, N B, N C, N D, N E WHERE A.X + B.X + C.X + D.X + E.X = -1";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @BeforeEach
  final void createTables() throws SQLException {
    run(
        "CREATE TABLE P (ID INT PRIMARY KEY, NAME VARCHAR(5) NOT NULL, AGE INT CHECK (AGE >= 0))",
        "CREATE TABLE C (ID INT PRIMARY KEY, P_ID INT REFERENCES P (ID))",
        "INSERT INTO P VALUES (1, 'a', 1)");
  }

  private void check(String sql, String state, Class<? extends SQLException> type) {
    SQLException e = failure(() -> run(sql));
    assertEquals(state, e.getSQLState(), e.getMessage());
    assertInstanceOf(type, e);
    assertTrue(e.getErrorCode() != 0);
  }

  @Test
  final void constraints() throws SQLException {
    Class<SQLIntegrityConstraintViolationException> type =
        SQLIntegrityConstraintViolationException.class;
    check("INSERT INTO P VALUES (1, 'b', 1)", "23505", type);
    check("INSERT INTO P VALUES (2, NULL, 1)", "23502", type);
    check("INSERT INTO P VALUES (2, 'b', -1)", "23514", type);
    check("INSERT INTO C VALUES (1, 99)", "23503", type);
    run("INSERT INTO C VALUES (1, 1)");
    check("DELETE FROM P", "23503", type);
    assertEquals(1L, single("SELECT COUNT(*) FROM P"));
  }

  @Test
  final void data() {
    check("INSERT INTO P VALUES (2, 'too long', 1)", "22001", SQLDataException.class);
    check("SELECT 1 / (AGE - 1) FROM P", "22012", SQLDataException.class);
    check("SELECT CAST('x' AS INT) FROM P", "22018", SQLDataException.class);
    check("INSERT INTO P VALUES (99999999999, 'b', 1)", "22003", SQLDataException.class);
  }

  @Test
  final void names() {
    assertClass42("SELEC 1");
    assertClass42("SELECT NMAE FROM P");
    assertClass42("SELECT * FROM NOWHERE");
    assertClass42("SELECT NO_SUCH_FUNCTION(1)");
    assertClass42("CREATE TABLE P (X INT)");
  }

  private void assertClass42(String sql) {
    SQLException e = failure(() -> run(sql));
    assertTrue(String.valueOf(e.getSQLState()).startsWith("42"), sql + ": " + e.getSQLState());
    assertInstanceOf(SQLSyntaxErrorException.class, e);
  }

  @Test
  final void aFailedStatementDoesNotEndTheTransaction() throws SQLException {
    connection().setAutoCommit(false);
    run("INSERT INTO P VALUES (2, 'b', 1)");
    assertEquals("23505", state(() -> run("INSERT INTO P VALUES (3, 'c', 1), (1, 'd', 1)")));
    assertEquals(2L, single("SELECT COUNT(*) FROM P"));
    connection().commit();
    assertEquals(2L, single("SELECT COUNT(*) FROM P"));
  }

  @Test
  final void aStatementSurvivesItsErrors() throws SQLException {
    try (Statement statement = connection().createStatement();
        PreparedStatement insert =
            connection().prepareStatement("INSERT INTO P VALUES (?, 'x', 1)")) {
      failure(() -> statement.executeQuery("SELECT NOTHING"));
      assertFalse(statement.isClosed());
      assertTrue(statement.executeQuery("SELECT 1").next());
      insert.setInt(1, 1);
      failure(insert::executeUpdate);
      insert.setInt(1, 2);
      assertEquals(1, insert.executeUpdate());
    }
  }

  @Test
  final void readOnlyConnectionsRefuseChanges() throws SQLException {
    connection().setReadOnly(true);
    assertTrue(connection().isReadOnly());
    SQLException e = failure(() -> run("INSERT INTO P VALUES (2, 'b', 1)"));
    assertTrue(String.valueOf(e.getSQLState()).startsWith("25"), e.getSQLState());
    connection().setReadOnly(false);
    run("INSERT INTO P VALUES (2, 'b', 1)");
  }

  private void fillNumbers() throws SQLException {
    run("CREATE TABLE N (X INT PRIMARY KEY)");
    try (PreparedStatement insert = connection().prepareStatement("INSERT INTO N VALUES (?)")) {
      for (int i = 0; i < 500; i++) {
        insert.setInt(1, i);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Test
  final void queryTimeout() throws SQLException {
    fillNumbers();
    try (Statement statement = connection().createStatement()) {
      statement.setQueryTimeout(1);
      SQLException e =
          Assertions.assertTimeoutPreemptively(
              PATIENCE,
              () -> assertThrows(SQLException.class, () -> statement.executeQuery(ENDLESS).next()));
      assertInstanceOf(SQLTimeoutException.class, e);
      assertEquals("57014", e.getSQLState());
      statement.setQueryTimeout(0);
      assertTrue(statement.executeQuery("SELECT 1").next());
    }
  }

  @Test
  final void cancel() throws Exception {
    fillNumbers();
    CountDownLatch begun = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(1);
        Statement statement = connection().createStatement()) {
      Future<SQLException> outcome =
          threads.submit(
              () -> {
                begun.countDown();
                return assertThrows(
                    SQLException.class, () -> statement.executeQuery(ENDLESS).next());
              });
      begun.await();
      Assertions.assertTimeoutPreemptively(
          PATIENCE,
          () -> {
            while (!outcome.isDone()) {
              statement.cancel();
              Thread.sleep(20);
            }
          });
      assertEquals("57014", outcome.get().getSQLState());
      assertTrue(statement.executeQuery("SELECT 1").next());
    }
  }

  @Test
  final void everythingFailsAfterClose() throws SQLException {
    Statement statement = connection().createStatement();
    ResultSet rows = statement.executeQuery("SELECT 1");
    assertTrue(rows.next());
    Connection closed = connection();
    closed.close();
    failure(() -> rows.getInt(1));
    failure(rows::next);
    failure(() -> statement.executeQuery("SELECT 1"));
    failure(closed::createStatement);
    failure(closed::commit);
    assertTrue(statement.isClosed());
    assertFalse(closed.isValid(1));
    closed.close();
  }
}
