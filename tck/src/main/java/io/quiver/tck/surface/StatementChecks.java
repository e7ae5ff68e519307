package io.quiver.tck.surface;

import static io.quiver.tck.surface.Surface.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

@Feature("Statement")
final class StatementChecks {
  private StatementChecks() {}

  @Feature("execute tells rows from counts")
  static void execute(Surface s) throws SQLException {
    s.people();
    try (Statement statement = s.statement()) {
      assertTrue(statement.execute("SELECT * FROM P"));
      assertEquals(-1, statement.getUpdateCount());
      assertNotNull(statement.getResultSet());
      assertFalse(statement.execute("UPDATE P SET AGE = 1"));
      assertEquals(3, statement.getUpdateCount());
      assertNull(statement.getResultSet());
    }
  }

  @Feature("getMoreResults then getUpdateCount -1 ends the results")
  static void moreResults(Surface s) throws SQLException {
    s.people();
    try (Statement statement = s.statement()) {
      statement.execute("SELECT * FROM P");
      assertFalse(statement.getMoreResults());
      assertEquals(-1, statement.getUpdateCount());
      statement.execute("DELETE FROM P");
      assertFalse(statement.getMoreResults());
      assertEquals(-1, statement.getUpdateCount());
    }
  }

  @Feature("getMoreResults(KEEP_CURRENT_RESULT) keeps the result open")
  static void keepResult(Surface s) throws SQLException {
    s.people();
    try (Statement statement = s.statement()) {
      ResultSet rows = statement.executeQuery("SELECT * FROM P");
      assertFalse(statement.getMoreResults(Statement.KEEP_CURRENT_RESULT));
      assertTrue(rows.next());
      rows.close();
      refused(() -> statement.getMoreResults(99));
    }
  }

  @Feature("executeUpdate of DDL gives 0")
  static void ddlCount(Surface s) throws SQLException {
    try (Statement statement = s.statement()) {
      assertEquals(0, statement.executeUpdate("CREATE TABLE T (A INT)"));
    }
  }

  @Feature("executeLargeUpdate and getLargeUpdateCount")
  static void largeUpdate(Surface s) throws SQLException {
    s.people();
    try (Statement statement = s.statement()) {
      assertEquals(3L, statement.executeLargeUpdate("UPDATE P SET AGE = 1"));
      assertEquals(3L, statement.getLargeUpdateCount());
    }
  }

  @Feature("executeQuery of an update is refused and changes nothing")
  static void queryOfUpdate(Surface s) throws SQLException {
    s.people();
    try (Statement statement = s.statement()) {
      refused(() -> statement.executeQuery("DELETE FROM P"));
    }
    assertEquals(3, s.number("SELECT COUNT(*) FROM P"));
  }

  @Feature("executeUpdate of a query is refused")
  static void updateOfQuery(Surface s) throws SQLException {
    try (Statement statement = s.statement()) {
      refused(() -> statement.executeUpdate("SELECT 1"));
    }
  }

  @Feature("a statement works on after an error")
  static void afterAnError(Surface s) throws SQLException {
    try (Statement statement = s.statement()) {
      refused(() -> statement.execute("SELEKT 1"));
      assertTrue(statement.execute("SELECT 1"));
    }
  }

  @Feature("running again closes the result before")
  static void reExecution(Surface s) throws SQLException {
    try (Statement statement = s.statement()) {
      ResultSet first = statement.executeQuery("SELECT 1");
      statement.executeQuery("SELECT 2");
      assertTrue(first.isClosed());
      refused(first::next);
    }
  }

  @Feature("maxRows cuts a result")
  static void maxRows(Surface s) throws SQLException {
    s.people();
    try (Statement statement = s.statement()) {
      statement.setMaxRows(2);
      assertEquals(2, statement.getMaxRows());
      ResultSet rows = statement.executeQuery("SELECT * FROM P");
      assertTrue(rows.next());
      assertTrue(rows.next());
      assertFalse(rows.next());
      refused(() -> statement.setMaxRows(-1));
      statement.setLargeMaxRows(1L);
      assertEquals(1L, statement.getLargeMaxRows());
    }
  }

  @Feature("maxFieldSize cuts character and binary values")
  static void maxFieldSize(Surface s) throws SQLException {
    try (Statement statement = s.statement()) {
      statement.setMaxFieldSize(3);
      assertEquals(3, statement.getMaxFieldSize());
      ResultSet rows = statement.executeQuery("SELECT CAST('abcdef' AS VARCHAR(10)), 123456");
      assertTrue(rows.next());
      assertEquals("abc", rows.getString(1));
      assertEquals("123456", rows.getString(2));
      refused(() -> statement.setMaxFieldSize(-1));
    }
  }

  @Feature("fetchSize is kept; a negative one is refused")
  static void fetchSize(Surface s) throws SQLException {
    try (Statement statement = s.statement()) {
      statement.setFetchSize(100);
      assertEquals(100, statement.getFetchSize());
      refused(() -> statement.setFetchSize(-5));
    }
  }

  @Feature("fetchDirection: forward; nonsense is refused")
  static void fetchDirection(Surface s) throws SQLException {
    try (Statement statement = s.statement()) {
      statement.setFetchDirection(ResultSet.FETCH_FORWARD);
      assertEquals(ResultSet.FETCH_FORWARD, statement.getFetchDirection());
      refused(() -> statement.setFetchDirection(77));
    }
  }

  @Feature("queryTimeout is kept; a negative one is refused")
  static void queryTimeout(Surface s) throws SQLException {
    try (Statement statement = s.statement()) {
      statement.setQueryTimeout(5);
      assertEquals(5, statement.getQueryTimeout());
      refused(() -> statement.setQueryTimeout(-1));
    }
  }

  @Feature("closeOnCompletion closes with the result")
  static void closeOnCompletion(Surface s) throws SQLException {
    Statement statement = s.statement();
    assertFalse(statement.isCloseOnCompletion());
    statement.closeOnCompletion();
    assertTrue(statement.isCloseOnCompletion());
    statement.executeQuery("SELECT 1").close();
    assertTrue(statement.isClosed());
  }

  @Feature("poolable is kept")
  static void poolable(Surface s) throws SQLException {
    try (Statement statement = s.statement()) {
      assertFalse(statement.isPoolable());
      statement.setPoolable(true);
      assertTrue(statement.isPoolable());
    }
  }

  @Feature("getConnection is the connection")
  static void connection(Surface s) throws SQLException {
    try (Statement statement = s.statement()) {
      assertSame(s.connection(), statement.getConnection());
    }
  }

  @Feature("type, concurrency and holdability are as created")
  static void kind(Surface s) throws SQLException {
    try (Statement statement =
        s.connection()
            .createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE,
                ResultSet.CONCUR_UPDATABLE,
                ResultSet.HOLD_CURSORS_OVER_COMMIT)) {
      assertEquals(ResultSet.TYPE_SCROLL_INSENSITIVE, statement.getResultSetType());
      assertEquals(ResultSet.CONCUR_UPDATABLE, statement.getResultSetConcurrency());
      assertEquals(ResultSet.HOLD_CURSORS_OVER_COMMIT, statement.getResultSetHoldability());
    }
  }

  @Feature("a kind of result set that does not exist is refused")
  static void badKind(Surface s) {
    refused(() -> s.connection().createStatement(1, ResultSet.CONCUR_READ_ONLY));
    refused(() -> s.connection().createStatement(ResultSet.TYPE_FORWARD_ONLY, 1));
  }

  @Feature("enquoteLiteral, enquoteIdentifier, isSimpleIdentifier")
  static void enquoting(Surface s) throws SQLException {
    try (Statement statement = s.statement()) {
      assertEquals("'it''s'", statement.enquoteLiteral("it's"));
      assertEquals("\"a b\"", statement.enquoteIdentifier("a b", false));
      assertTrue(statement.isSimpleIdentifier("ABC"));
      assertFalse(statement.isSimpleIdentifier("a b"));
      assertEquals("N'x'", statement.enquoteNCharLiteral("x"));
    }
  }

  @Feature("warnings: null at first, clearWarnings clears")
  static void warnings(Surface s) throws SQLException {
    try (Statement statement = s.statement()) {
      assertNull(statement.getWarnings());
      statement.clearWarnings();
      assertNull(statement.getWarnings());
    }
  }

  @Feature("closing a connection closes its statements and results")
  static void closedWithConnection(Surface s) throws SQLException {
    Connection other = s.another();
    Statement statement = other.createStatement();
    ResultSet rows = statement.executeQuery("SELECT 1");
    other.close();
    assertTrue(statement.isClosed());
    assertTrue(rows.isClosed());
    refused(rows::next);
  }

  @Feature("everything of a closed statement says that it is closed")
  static void closed(Surface s) throws SQLException {
    Statement statement = s.statement();
    statement.close();
    statement.close();
    assertTrue(statement.isClosed());
    refused(() -> statement.execute("SELECT 1"));
    refused(() -> statement.executeQuery("SELECT 1"));
    refused(() -> statement.executeUpdate("DELETE FROM P"));
    refused(statement::getResultSet);
    refused(statement::getUpdateCount);
    refused(statement::getMoreResults);
    refused(statement::getConnection);
    refused(statement::getWarnings);
    refused(statement::cancel);
    refused(() -> statement.setMaxRows(1));
    refused(() -> statement.setFetchSize(1));
    refused(() -> statement.setQueryTimeout(1));
    refused(() -> statement.addBatch("SELECT 1"));
    refused(statement::executeBatch);
    refused(statement::getGeneratedKeys);
  }

  @Feature("unwrap and isWrapperFor")
  static void unwrap(Surface s) throws SQLException {
    try (Statement statement = s.statement()) {
      assertTrue(statement.isWrapperFor(Statement.class));
      assertSame(statement, statement.unwrap(Statement.class));
      assertFalse(statement.isWrapperFor(Connection.class));
      refused(() -> statement.unwrap(Connection.class));
    }
  }
}
