package io.quiver.tck.surface;

import static io.quiver.tck.surface.Surface.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

@Feature("ResultSet: moving")
final class CursorChecks {
  private CursorChecks() {}

  private static ResultSet scrollable(Surface s) throws SQLException {
    s.people();
    return s.connection()
        .createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)
        .executeQuery("SELECT ID, NAME FROM P ORDER BY ID");
  }

  @Feature("next and getRow, forward only")
  static void forward(Surface s) throws SQLException {
    s.people();
    ResultSet rows = s.rows("SELECT ID FROM P ORDER BY ID");
    assertTrue(rows.isBeforeFirst());
    for (int i = 1; i <= 3; i++) {
      assertTrue(rows.next());
      assertEquals(i, rows.getRow());
      assertEquals(i == 1, rows.isFirst());
    }
    assertFalse(rows.next());
    assertFalse(rows.next());
    assertTrue(rows.isAfterLast());
    assertEquals(0, rows.getRow());
  }

  @Feature("forward-only results refuse to go back")
  static void forwardOnly(Surface s) throws SQLException {
    s.people();
    ResultSet rows = s.rows("SELECT ID FROM P");
    assertEquals(ResultSet.TYPE_FORWARD_ONLY, rows.getType());
    rows.next();
    rows.next();
    refused(rows::previous);
    refused(rows::first);
    refused(rows::beforeFirst);
    refused(() -> rows.absolute(1));
  }

  @Feature("first, last, beforeFirst, afterLast, previous")
  static void scrolling(Surface s) throws SQLException {
    ResultSet rows = scrollable(s);
    assertEquals(ResultSet.TYPE_SCROLL_INSENSITIVE, rows.getType());
    assertTrue(rows.last());
    assertEquals(3, rows.getInt(1));
    assertTrue(rows.isLast());
    assertTrue(rows.previous());
    assertEquals(2, rows.getInt(1));
    assertTrue(rows.first());
    assertEquals(1, rows.getInt(1));
    assertFalse(rows.previous());
    assertTrue(rows.isBeforeFirst());
    rows.afterLast();
    assertTrue(rows.isAfterLast());
    assertTrue(rows.previous());
    assertEquals(3, rows.getInt(1));
    rows.beforeFirst();
    assertTrue(rows.next());
    assertEquals(1, rows.getInt(1));
  }

  @Feature("absolute and relative, also negative and outside")
  static void absolute(Surface s) throws SQLException {
    ResultSet rows = scrollable(s);
    assertTrue(rows.absolute(2));
    assertEquals("b", rows.getString(2));
    assertTrue(rows.absolute(-1));
    assertEquals("c", rows.getString(2));
    assertTrue(rows.relative(-2));
    assertEquals("a", rows.getString(2));
    assertFalse(rows.absolute(9));
    assertTrue(rows.isAfterLast());
    assertFalse(rows.absolute(0));
    assertTrue(rows.isBeforeFirst());
    assertFalse(rows.relative(0));
  }

  @Feature("an empty result is neither before nor after anything")
  static void empty(Surface s) throws SQLException {
    s.people();
    ResultSet rows =
        s.connection()
            .createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)
            .executeQuery("SELECT * FROM P WHERE ID < 0");
    assertFalse(rows.isBeforeFirst());
    assertFalse(rows.isAfterLast());
    assertFalse(rows.first());
    assertFalse(rows.last());
    assertFalse(rows.next());
  }

  @Feature("scroll-insensitive results do not see later changes")
  static void insensitive(Surface s) throws SQLException {
    ResultSet rows = scrollable(s);
    assertTrue(rows.next());
    try (Connection other = s.another();
        Statement statement = other.createStatement()) {
      statement.executeUpdate("UPDATE P SET NAME = 'changed'");
    }
    assertTrue(rows.last());
    assertEquals("c", rows.getString(2));
  }

  @Feature("a value is refused before the first row and after the last")
  static void offRow(Surface s) throws SQLException {
    s.people();
    ResultSet rows = s.rows("SELECT ID FROM P WHERE ID = 1");
    refused(() -> rows.getInt(1));
    assertTrue(rows.next());
    assertFalse(rows.next());
    refused(() -> rows.getInt(1));
  }

  @Feature("a column that does not exist is refused, by number and by label")
  static void noSuchColumn(Surface s) throws SQLException {
    ResultSet rows = s.first("SELECT 1 AS A");
    refused(() -> rows.getInt(0));
    refused(() -> rows.getInt(2));
    refused(() -> rows.getInt("B"));
    refused(() -> rows.findColumn("B"));
    assertEquals(1, rows.findColumn("a"));
  }

  @Feature("HOLD_CURSORS_OVER_COMMIT stays open over commit")
  static void held(Surface s) throws SQLException {
    s.people();
    s.connection().setAutoCommit(false);
    try (Statement statement =
        s.connection()
            .createStatement(
                ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_READ_ONLY,
                ResultSet.HOLD_CURSORS_OVER_COMMIT)) {
      ResultSet rows = statement.executeQuery("SELECT ID FROM P ORDER BY ID");
      assertEquals(ResultSet.HOLD_CURSORS_OVER_COMMIT, rows.getHoldability());
      assertTrue(rows.next());
      s.connection().commit();
      assertTrue(rows.next());
      assertEquals(2, rows.getInt(1));
    }
    s.connection().rollback();
  }

  @Feature("CLOSE_CURSORS_AT_COMMIT ends with the transaction")
  static void closedAtCommit(Surface s) throws SQLException {
    s.people();
    s.connection().setAutoCommit(false);
    try (Statement statement =
        s.connection()
            .createStatement(
                ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_READ_ONLY,
                ResultSet.CLOSE_CURSORS_AT_COMMIT)) {
      ResultSet rows = statement.executeQuery("SELECT ID FROM P ORDER BY ID");
      assertTrue(rows.next());
      s.connection().commit();
      refused(rows::next);
    }
  }

  @Feature("several results of several statements are open at once")
  static void severalOpen(Surface s) throws SQLException {
    s.people();
    ResultSet outer = s.rows("SELECT ID FROM P ORDER BY ID");
    int seen = 0;
    while (outer.next()) {
      try (ResultSet inner = s.rows("SELECT NAME FROM P WHERE ID = " + outer.getInt(1))) {
        assertTrue(inner.next());
        seen++;
      }
    }
    assertEquals(3, seen);
  }

  @Feature("fetch size and direction of a result")
  static void fetching(Surface s) throws SQLException {
    ResultSet rows = s.rows("SELECT 1");
    rows.setFetchSize(10);
    assertEquals(10, rows.getFetchSize());
    rows.setFetchDirection(ResultSet.FETCH_FORWARD);
    assertEquals(ResultSet.FETCH_FORWARD, rows.getFetchDirection());
    refused(() -> rows.setFetchSize(-1));
    refused(() -> rows.setFetchDirection(ResultSet.FETCH_REVERSE));
  }

  @Feature("getStatement, unwrap, warnings")
  static void belongings(Surface s) throws SQLException {
    try (Statement statement = s.statement()) {
      ResultSet rows = statement.executeQuery("SELECT 1");
      assertSame(statement, rows.getStatement());
      assertSame(rows, rows.unwrap(ResultSet.class));
      assertFalse(rows.isWrapperFor(Connection.class));
      refused(() -> rows.unwrap(Connection.class));
      assertNull(rows.getWarnings());
      rows.clearWarnings();
    }
  }

  @Feature("a closed one says that it is closed")
  static void closed(Surface s) throws SQLException {
    ResultSet rows = s.first("SELECT 1");
    rows.close();
    rows.close();
    assertTrue(rows.isClosed());
    refused(rows::next);
    refused(() -> rows.getInt(1));
    refused(() -> rows.getString("A"));
    refused(rows::wasNull);
    refused(rows::getMetaData);
    refused(rows::getStatement);
    refused(rows::getRow);
    refused(rows::isBeforeFirst);
    refused(() -> rows.findColumn("A"));
    refused(rows::getType);
    refused(rows::getWarnings);
  }

  @Feature("a large result streams in little memory")
  static void streaming(Surface s) throws SQLException {
    s.numbers(300);
    try (Statement statement = s.statement()) {
      statement.setFetchSize(50);
      ResultSet rows = statement.executeQuery("SELECT A.X FROM N A, N B, N C");
      for (int i = 0; i < 1000; i++) {
        assertTrue(rows.next());
      }
    }
  }
}
