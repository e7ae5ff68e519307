package io.quiver.tck.surface;

import static io.quiver.tck.surface.Surface.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

@Feature("Time-out and cancel")
final class EndingChecks {
  private static final String ENDLESS =
      "SELECT COUNT(*) FROM N A, N B, N C, N D WHERE A.X + B.X + C.X + D.X < 0";

  private EndingChecks() {}

  @Feature("setQueryTimeout ends a query with SQLTimeoutException")
  static void timeout(Surface s) throws SQLException {
    s.numbers(300);
    try (Statement statement = s.statement()) {
      statement.setQueryTimeout(1);
      SQLException failure = refused(() -> statement.executeQuery(ENDLESS));
      assertInstanceOf(SQLTimeoutException.class, failure);
    }
  }

  @Feature("cancel ends a running query")
  static void cancel(Surface s) throws Exception {
    s.numbers(300);
    try (Statement statement = s.statement();
        ExecutorService threads = Executors.newSingleThreadExecutor()) {
      assertEquals("57014", ended(statement, threads, ENDLESS).getSQLState());
      assertTrue(statement.execute("SELECT 1"));
    }
  }

  @Feature("cancel ends a wait for a lock")
  static void cancelWait(Surface s) throws Exception {
    s.people();
    try (Connection other = s.another();
        Statement holder = other.createStatement();
        Statement statement = s.statement();
        ExecutorService threads = Executors.newSingleThreadExecutor()) {
      other.setAutoCommit(false);
      holder.executeUpdate("UPDATE P SET AGE = 1 WHERE ID = 1");
      assertNotNull(ended(statement, threads, "UPDATE P SET AGE = 2 WHERE ID = 1"));
      other.rollback();
    }
  }

  private static SQLException ended(Statement statement, ExecutorService threads, String sql)
      throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Future<@Nullable SQLException> outcome =
        threads.submit(
            () -> {
              begun.countDown();
              try {
                statement.execute(sql);
                return null;
              } catch (SQLException e) {
                return e;
              }
            });
    begun.await();
    for (int i = 0; i < 100 && !outcome.isDone(); i++) {
      TimeUnit.MILLISECONDS.sleep(20);
      statement.cancel();
    }
    SQLException failure = outcome.get(20, TimeUnit.SECONDS);
    assertNotNull(failure, "it ran to its end");
    return failure;
  }

  @Feature("cancel of an idle statement does nothing")
  static void idle(Surface s) throws SQLException {
    try (Statement statement = s.statement()) {
      statement.cancel();
      assertTrue(statement.execute("SELECT 1"));
      statement.getResultSet().close();
      statement.cancel();
      assertTrue(statement.execute("SELECT 1"));
    }
  }
}
