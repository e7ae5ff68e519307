package io.quiver.tck.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SYS.SESSIONS, SYS.TRANSACTIONS and SYS.LOCKS while one connection waits for another. */
@Timeout(60)
class WaitViewsTest {
  private static final String URL = "jdbc:quiver:mem:waitviews;close=last;lock_timeout=50000";

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<List<String>> rows(Connection connection, String sql) throws SQLException {
    List<List<String>> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        all.add(row);
      }
    }
    return all;
  }

  private static List<List<String>> waits(Connection connection) throws Exception {
    String sql = "SELECT LOCK_MODE, LOCK_KIND, TABLE_SCHEMA, TABLE_NAME, LOCKED_KEY FROM SYS.LOCKS";
    List<List<String>> found = rows(connection, sql);
    while (found.isEmpty()) {
      Thread.sleep(5);
      found = rows(connection, sql);
    }
    return found;
  }

  /** One holds what {@code first} locks, another waits with {@code second}. */
  private static void waiting(String first, String second, List<String> expected) throws Exception {
    try (ExecutorService threads = Executors.newSingleThreadExecutor();
        Connection holder = DriverManager.getConnection(URL);
        Connection waiter = DriverManager.getConnection(URL);
        Connection watcher = DriverManager.getConnection(URL)) {
      run(holder, "CREATE TABLE account (id INT PRIMARY KEY, code VARCHAR(9) UNIQUE, v INT)");
      run(holder, "INSERT INTO account VALUES (7, 'x', 1)");
      holder.setAutoCommit(false);
      run(holder, first);
      waiter.setAutoCommit(false);
      Future<?> blocked =
          threads.submit(
              () -> {
                run(waiter, second);
                return null;
              });
      assertEquals(List.of(expected), waits(watcher));
      assertEquals(
          List.of(List.of(first, "IDLE IN TRANSACTION", second, "ACTIVE", "TRUE")),
          rows(
              watcher,
              "SELECT h.STATEMENT, h.STATE, w.STATEMENT, w.STATE,"
                  + " l.WAITING_SINCE >= t.STARTED_AT FROM SYS.LOCKS l"
                  + " JOIN SYS.SESSIONS h ON h.TRANSACTION_ID = l.BLOCKING_TRANSACTION_ID"
                  + " JOIN SYS.SESSIONS w ON w.TRANSACTION_ID = l.WAITING_TRANSACTION_ID"
                  + " JOIN SYS.TRANSACTIONS t ON t.TRANSACTION_ID = l.WAITING_TRANSACTION_ID"
                  + " AND t.BLOCKED_BY = CAST(l.BLOCKING_TRANSACTION_ID AS VARCHAR(20))"));
      assertFalse(blocked.isDone());
      holder.rollback();
      blocked.get(50, TimeUnit.SECONDS);
      assertEquals(List.of(), rows(watcher, "SELECT * FROM SYS.LOCKS"));
      waiter.rollback();
    }
  }

  @Test
  void row() throws Exception {
    waiting(
        "UPDATE account SET v = 2 WHERE id = 7",
        "UPDATE account SET v = 3 WHERE id = 7",
        List.of("EXCLUSIVE", "ROW", "PUBLIC", "ACCOUNT", "(7)"));
  }

  @Test
  void key() throws Exception {
    waiting(
        "INSERT INTO account VALUES (8, 'new', 1)",
        "INSERT INTO account VALUES (9, 'new', 1)",
        List.of("EXCLUSIVE", "KEY", "PUBLIC", "ACCOUNT", "('new')"));
  }

  @Test
  void table() throws Exception {
    waiting(
        "UPDATE account SET v = 2 WHERE id = 7",
        "ALTER TABLE account ADD COLUMN w INT",
        List.of("EXCLUSIVE", "TABLE", "PUBLIC", "ACCOUNT", "null"));
  }

  @Test
  void sessionsComeAndGo() throws SQLException {
    String others = "SELECT STATE FROM SYS.SESSIONS WHERE IS_CURRENT = 'NO'";
    try (Connection one = DriverManager.getConnection(URL)) {
      try (Connection two = DriverManager.getConnection(URL)) {
        assertTrue(two.isValid(0));
        assertEquals(List.of(List.of("IDLE")), rows(one, others));
      }
      assertEquals(List.of(), rows(one, others));
    }
  }
}
