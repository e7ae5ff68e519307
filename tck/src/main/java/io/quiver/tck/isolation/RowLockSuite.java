package io.quiver.tck.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.tck.jdbc.JdbcContract;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** SELECT FOR UPDATE and how waits for locks end. */
public abstract class RowLockSuite extends JdbcContract {
  /** Longer than any test may take: who waits this long has failed. */
  private static final String FOREVER = "SET lock_timeout = 3600000";

  private void jobs() throws SQLException {
    run(
        "CREATE TABLE job (id INT PRIMARY KEY, state VARCHAR(10), priority INT)",
        "CREATE INDEX job_state ON job (state, priority)",
        "INSERT INTO job VALUES (1, 'new', 3), (2, 'new', 1), (3, 'new', 2), (4, 'done', 0)");
  }

  private Connection open() throws SQLException {
    Connection connection = connect();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(FOREVER);
    }
    return connection;
  }

  private static List<Integer> ids(Connection connection, String sql) throws SQLException {
    List<Integer> ids = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        ids.add(rows.getInt(1));
      }
    }
    return ids;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  final void nowaitFailsAtOnceAndLeavesTheTransactionUsable() throws SQLException {
    jobs();
    try (Connection first = open();
        Connection second = open()) {
      assertEquals(List.of(1), ids(first, "SELECT id FROM job WHERE id = 1 FOR UPDATE"));
      SQLException e =
          failure(() -> ids(second, "SELECT id FROM job WHERE id = 1 FOR UPDATE NOWAIT"));
      assertEquals("55P03", e.getSQLState());
      assertTrue(String.valueOf(e.getMessage()).contains("JOB"), e.getMessage());
      assertEquals(List.of(2), ids(second, "SELECT id FROM job WHERE id = 2 FOR UPDATE NOWAIT"));
      first.commit();
      assertEquals(List.of(1), ids(second, "SELECT id FROM job WHERE id = 1 FOR UPDATE NOWAIT"));
      second.commit();
    }
  }

  @Test
  final void sharedRowsAreSharedAndKeptFromChanges() throws SQLException {
    jobs();
    try (Connection first = open();
        Connection second = open()) {
      assertEquals(List.of(1), ids(first, "SELECT id FROM job WHERE id = 1 FOR SHARE"));
      assertEquals(List.of(1), ids(second, "SELECT id FROM job WHERE id = 1 FOR SHARE NOWAIT"));
      SQLException e =
          failure(() -> ids(second, "SELECT id FROM job WHERE id = 1 FOR UPDATE NOWAIT"));
      assertEquals("55P03", e.getSQLState());
      assertEquals(
          List.of(2, 3, 4), ids(second, "SELECT id FROM job ORDER BY id FOR UPDATE SKIP LOCKED"));
      e = failure(() -> ids(first, "SELECT id FROM job WHERE id = 2 FOR SHARE NOWAIT"));
      assertEquals("55P03", e.getSQLState());
      first.commit();
      execute(second, "UPDATE job SET state = 'done' WHERE id = 1");
      second.commit();
    }
  }

  @Test
  final void ofLocksTheTablesThatItNames() throws SQLException {
    jobs();
    run("CREATE TABLE worker (id INT PRIMARY KEY, job INT)", "INSERT INTO worker VALUES (7, 1)");
    String both = "SELECT w.id, j.state FROM worker w JOIN job j ON j.id = w.job FOR UPDATE OF ";
    try (Connection first = open();
        Connection second = open()) {
      assertEquals(List.of(7), ids(first, both + "w"));
      assertEquals(List.of(1), ids(second, "SELECT id FROM job WHERE id = 1 FOR UPDATE NOWAIT"));
      second.rollback();
      SQLException e =
          failure(() -> ids(second, "SELECT id FROM worker WHERE id = 7 FOR UPDATE NOWAIT"));
      assertEquals("55P03", e.getSQLState());
      first.rollback();
      assertEquals(List.of(7), ids(first, both + "j"));
      assertEquals(List.of(7), ids(second, "SELECT id FROM worker FOR UPDATE NOWAIT"));
      e = failure(() -> ids(second, "SELECT id FROM job WHERE id = 1 FOR UPDATE NOWAIT"));
      assertEquals("55P03", e.getSQLState());
      first.rollback();
      assertEquals("42704", failure(() -> ids(first, both + "other")).getSQLState());
    }
  }

  private void workers() throws SQLException {
    jobs();
    run(
        "CREATE TABLE worker (id INT PRIMARY KEY, job INT NOT NULL REFERENCES job, name"
            + " VARCHAR(9))",
        "INSERT INTO worker VALUES (7, 1, 'ann'), (8, 2, 'bob'), (9, 3, 'cid')");
  }

  /** Ids of the rows of a table that others cannot change now. */
  private static List<Integer> locked(Connection other, String table) throws SQLException {
    List<Integer> all = ids(other, "SELECT id FROM " + table + " ORDER BY id");
    all.removeAll(ids(other, "SELECT id FROM " + table + " FOR UPDATE SKIP LOCKED"));
    other.rollback();
    return all;
  }

  /** No field of the joined table is asked for: it only decides which rows there are. */
  @Test
  final void joinedRowsAreLockedThatNobodyReads() throws SQLException {
    workers();
    try (Connection first = open();
        Connection second = open()) {
      for (String lock : List.of("FOR UPDATE", "FOR SHARE")) {
        for (String query :
            List.of(
                "SELECT w.id FROM worker w JOIN job j ON j.id = w.job WHERE w.id < 9",
                "SELECT w.id FROM worker w, job j WHERE j.id = w.job AND j.priority <> 2",
                "SELECT w.id FROM job j INNER JOIN worker w ON j.id = w.job AND w.name <> 'cid'",
                "SELECT 7 FROM worker w JOIN job j ON j.id = w.job WHERE w.id IN (7, 8)",
                "SELECT w.id FROM (SELECT id, job FROM worker WHERE id < 9) w"
                    + " JOIN (SELECT id AS j FROM job) j ON j.j = w.job")) {
          assertEquals(2, ids(first, query + " " + lock).size(), query);
          assertEquals(List.of(7, 8), locked(second, "worker"), query);
          assertEquals(List.of(1, 2), locked(second, "job"), query);
          first.rollback();
        }
      }
    }
  }

  @Test
  final void rowsThatOnlyConditionsAskForAreNotLocked() throws SQLException {
    workers();
    try (Connection first = open();
        Connection second = open()) {
      for (String condition :
          List.of(
              "EXISTS (SELECT 1 FROM job j WHERE j.id = w.job AND j.priority < 3)",
              "w.job IN (SELECT id FROM job WHERE priority < 3)",
              "NOT EXISTS (SELECT 1 FROM job j WHERE j.id = w.job AND j.priority = 3)",
              "w.job > (SELECT MIN(id) FROM job)")) {
        assertEquals(
            List.of(8, 9),
            ids(
                first,
                "SELECT w.id FROM worker w WHERE " + condition + " ORDER BY w.id FOR UPDATE"));
        assertEquals(List.of(8, 9), locked(second, "worker"), condition);
        assertEquals(List.of(), locked(second, "job"), condition);
        first.rollback();
      }
      assertEquals(
          List.of(9),
          ids(
              first,
              "SELECT w.id FROM worker w JOIN job j ON j.id = w.job"
                  + " WHERE EXISTS (SELECT 1 FROM job o WHERE o.priority = j.priority - 1)"
                  + " AND w.job NOT IN (SELECT id FROM job WHERE priority = 1 OR priority = 3)"
                  + " FOR UPDATE"));
      assertEquals(List.of(9), locked(second, "worker"));
      assertEquals(List.of(3), locked(second, "job"));
    }
  }

  @Test
  final void outerJoinsLockTheRowsThatTheyFind() throws SQLException {
    workers();
    String query =
        "SELECT j.id, w.id FROM job j LEFT JOIN worker w ON w.job = j.id AND w.id <> 8"
            + " WHERE j.id <> 3 ORDER BY 1 FOR UPDATE";
    try (Connection first = open();
        Connection second = open()) {
      assertEquals(List.of(1, 2, 4), ids(first, query));
      assertEquals(List.of(7), locked(second, "worker"));
      assertEquals(List.of(1, 2, 4), locked(second, "job"));
    }
  }

  @Test
  final void aQueueOfJoinedTablesGivesEachWorkerAJobOfItsOwn() throws SQLException {
    workers();
    String next =
        "SELECT w.id FROM worker w JOIN job j ON j.id = w.job ORDER BY j.priority"
            + " LIMIT 1 FOR UPDATE SKIP LOCKED";
    try (Connection first = open();
        Connection second = open();
        Connection third = open();
        Connection fourth = open()) {
      assertEquals(List.of(8), ids(first, next));
      assertEquals(List.of(2), locked(third, "job"));
      assertEquals(List.of(9), ids(second, next));
      assertEquals(List.of(7), ids(third, next));
      assertEquals(List.of(), ids(fourth, next));
    }
  }

  /** Who waited sees the joined row as it is then. */
  @Test
  final void aJoinedRowThatChangedMeanwhileIsLookedAtAgain() throws Exception {
    workers();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Connection first = open();
        Connection second = open()) {
      execute(first, "UPDATE job SET state = 'done' WHERE id = 2");
      Future<List<Integer>> waiting =
          thread.submit(
              () ->
                  ids(
                      second,
                      "SELECT w.id FROM worker w JOIN job j ON j.id = w.job"
                          + " WHERE j.state = 'new' ORDER BY w.id FOR UPDATE"));
      awaitBlocked();
      first.commit();
      assertEquals(List.of(7, 9), waiting.get(30, TimeUnit.SECONDS));
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  final void skipLockedTakesTheOthers() throws SQLException {
    jobs();
    String all = "SELECT id FROM job WHERE state = 'new' ORDER BY priority FOR UPDATE SKIP LOCKED";
    try (Connection first = open();
        Connection second = open()) {
      assertEquals(List.of(3), ids(first, "SELECT id FROM job WHERE id = 3 FOR UPDATE"));
      assertEquals(List.of(2, 1), ids(second, all));
      first.commit();
      second.commit();
    }
  }

  @Test
  final void aQueueGivesEachWorkerAJobOfItsOwn() throws SQLException {
    jobs();
    String next =
        "SELECT id FROM job WHERE state = 'new' ORDER BY priority LIMIT 1 FOR UPDATE SKIP LOCKED";
    try (Connection first = open();
        Connection second = open();
        Connection third = open();
        Connection fourth = open()) {
      assertEquals(List.of(2), ids(first, next));
      assertEquals(List.of(3), ids(second, next));
      assertEquals(List.of(1), ids(third, next));
      assertEquals(List.of(), ids(fourth, next));
      execute(first, "UPDATE job SET state = 'done' WHERE id = 2");
      first.commit();
      second.rollback();
      assertEquals(List.of(3), ids(fourth, next));
      fourth.commit();
      third.commit();
    }
  }

  @Test
  final void everyJobOfAQueueIsDoneOnce() throws Exception {
    run("CREATE TABLE task (id INT PRIMARY KEY, worker INT)");
    run("INSERT INTO task SELECT x, NULL FROM UNNEST(" + numbers(120) + ") AS t (x)");
    int workers = 4;
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      List<Future<Integer>> done = new ArrayList<>();
      for (int worker = 0; worker < workers; worker++) {
        int number = worker;
        done.add(threads.submit(() -> work(number)));
      }
      int sum = 0;
      for (Future<Integer> count : done) {
        sum += count.get(60, TimeUnit.SECONDS);
      }
      assertEquals(120, sum);
      assertEquals(0L, single("SELECT COUNT(*) FROM task WHERE worker IS NULL"));
    } finally {
      threads.shutdownNow();
    }
  }

  private int work(int worker) throws SQLException {
    int count = 0;
    try (Connection connection = open()) {
      while (true) {
        List<Integer> mine =
            ids(
                connection,
                "SELECT id FROM task WHERE worker IS NULL LIMIT 1 FOR UPDATE SKIP LOCKED");
        if (mine.isEmpty()) {
          // What others still hold is theirs; what they give back by rollback, nobody does here.
          connection.commit();
          return count;
        }
        execute(connection, "UPDATE task SET worker = " + worker + " WHERE id = " + mine.get(0));
        connection.commit();
        count++;
      }
    }
  }

  private static String numbers(int count) {
    StringBuilder array = new StringBuilder("ARRAY[");
    for (int i = 1; i <= count; i++) {
      array.append(i == 1 ? "" : ", ").append(i);
    }
    return array.append(']').toString();
  }

  @Test
  final void aLimitLocksNoMoreThanItGives() throws SQLException {
    jobs();
    try (Connection first = open();
        Connection second = open()) {
      assertEquals(
          List.of(2),
          ids(
              first,
              "SELECT id FROM job WHERE state = 'new'"
                  + " ORDER BY priority, id DESC FETCH FIRST ROW ONLY FOR UPDATE"));
      assertEquals(
          List.of(1, 3), ids(second, "SELECT id FROM job WHERE id IN (1, 3) FOR UPDATE NOWAIT"));
    }
  }

  @Test
  final void lockTimeoutHoldsFromTheNextStatementOn() throws SQLException {
    jobs();
    try (Connection first = open();
        Connection second = open()) {
      ids(first, "SELECT id FROM job WHERE id = 1 FOR UPDATE");
      ids(second, "SELECT id FROM job WHERE id = 2 FOR UPDATE");
      execute(second, "SET lock_timeout = 20");
      SQLException e = failure(() -> execute(second, "UPDATE job SET priority = 9 WHERE id = 1"));
      assertEquals("55P03", e.getSQLState());
      assertTrue(String.valueOf(e.getMessage()).contains("20 ms"), e.getMessage());
      execute(second, "UPDATE job SET priority = 9 WHERE id = 2");
      second.commit();
      assertEquals(9, single("SELECT priority FROM job WHERE id = 2"));
    }
  }

  @Test
  final void aWaitEndsWithItsStatementsTime() throws SQLException {
    jobs();
    try (Connection first = open();
        Connection second = open();
        Statement statement = second.createStatement()) {
      ids(first, "SELECT id FROM job WHERE id = 1 FOR UPDATE");
      statement.setQueryTimeout(1);
      assertEquals(
          "57014", state(() -> statement.execute("UPDATE job SET priority = 9 WHERE id = 1")));
      statement.setQueryTimeout(0);
      assertEquals(1, statement.executeUpdate("UPDATE job SET priority = 9 WHERE id = 2"));
    }
  }

  @Test
  final void cancelEndsAWait() throws Exception {
    jobs();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Connection first = open();
        Connection second = open();
        Statement statement = second.createStatement()) {
      ids(first, "SELECT id FROM job WHERE id = 1 FOR UPDATE");
      Future<String> waiting =
          thread.submit(
              () -> state(() -> statement.execute("SELECT id FROM job WHERE id = 1 FOR UPDATE")));
      awaitBlocked();
      statement.cancel();
      assertEquals("57014", result(waiting));
      assertEquals(1, statement.executeUpdate("UPDATE job SET priority = 9 WHERE id = 2"));
      second.commit();
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  final void closingTheHolderLetsTheWaiterGoOn() throws Exception {
    jobs();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Connection second = open()) {
      Connection first = open();
      execute(first, "UPDATE job SET priority = 7 WHERE id = 1");
      Future<String> waiting =
          thread.submit(
              () -> {
                execute(second, "UPDATE job SET priority = priority + 1 WHERE id = 1");
                second.commit();
                return "";
              });
      awaitBlocked();
      first.close();
      assertEquals("", result(waiting));
      assertEquals(4, single("SELECT priority FROM job WHERE id = 1"));
    } finally {
      thread.shutdownNow();
    }
  }

  private static String result(Future<String> future) throws Exception {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  private void awaitBlocked() throws SQLException, InterruptedException {
    for (int i = 0; i < 30_000; i++) {
      Object blocked = single("SELECT COUNT(*) FROM SYS.TRANSACTIONS WHERE BLOCKED_BY IS NOT NULL");
      if (Long.valueOf(1).equals(blocked)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
    throw new AssertionError("nobody waits");
  }
}
