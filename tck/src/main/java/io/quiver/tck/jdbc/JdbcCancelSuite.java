package io.quiver.tck.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Whatever a statement does, it can be ended: by cancel, by time-out, by closing. */
public abstract class JdbcCancelSuite extends JdbcContract {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private void numbers(int count) throws SQLException {
    run("CREATE TABLE N (X INT PRIMARY KEY, Y INT)");
    fill("INSERT INTO N VALUES (?, ?)", count, (insert, i) -> insert.setInt(2, i % 7));
  }

  /** Sets the second parameter. */
  private interface Setter {
    void set(PreparedStatement insert, int row) throws SQLException;
  }

  private void fill(String sql, int count, Setter setter) throws SQLException {
    try (PreparedStatement insert = connection().prepareStatement(sql)) {
      for (int i = 0; i < count; i++) {
        insert.setInt(1, i);
        setter.set(insert, i);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** It would run for hours, yet ends after one second. */
  private void timesOut(String sql) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.setQueryTimeout(1);
      SQLException e =
          assertTimeoutPreemptively(
              PATIENCE,
              () -> assertThrows(SQLException.class, () -> statement.execute(sql), sql),
              sql);
      assertTrue(e instanceof SQLTimeoutException, sql + ": " + e);
      assertEquals("57014", e.getSQLState());
      statement.setQueryTimeout(0);
      assertTrue(statement.execute("SELECT 1"));
    }
  }

  @Test
  final void joinsAndAggregates() throws SQLException {
    numbers(500);
    timesOut("SELECT COUNT(*) FROM N A, N B, N C, N D WHERE A.X + B.X + C.X + D.X < 0");
    timesOut(
        "SELECT COUNT(*) FROM N A JOIN N B ON A.Y = B.Y JOIN N C ON B.Y = C.Y JOIN N D ON C.Y = D.Y"
            + " JOIN N E ON D.Y = E.Y JOIN N F ON E.Y = F.Y JOIN N G ON F.Y = G.Y");
    timesOut("SELECT A.X, SUM(B.X) FROM N A, N B, N C, N D GROUP BY A.X");
    timesOut("SELECT A.X FROM N A, N B, N C, N D ORDER BY A.X + B.X + C.X, D.X LIMIT 5");
    timesOut(
        "WITH RECURSIVE R (I) AS (SELECT 1 UNION ALL SELECT I + 1 FROM R WHERE I > 0) SELECT"
            + " COUNT(*) FROM R WHERE I < 0");
    timesOut(
        "INSERT INTO N SELECT A.X + 1000, 1 FROM N A, N B, N C, N D WHERE A.X + B.X + C.X + D.X"
            + " < 0");
    timesOut(
        "UPDATE N SET Y = (SELECT COUNT(*) FROM N A, N B, N C, N D WHERE A.X + B.X + C.X + D.X <"
            + " 0)");
  }

  @Test
  final void walks() throws SQLException {
    run("CREATE TABLE E (ID INT PRIMARY KEY, SRC INT, DST INT)");
    int nodes = 3000;
    Random random = new Random(7);
    try (PreparedStatement insert = connection().prepareStatement("INSERT INTO E VALUES (?,?,?)")) {
      for (int i = 0; i < nodes * 5; i++) {
        insert.setInt(1, i);
        insert.setInt(2, random.nextInt(nodes));
        insert.setInt(3, random.nextInt(nodes));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    timesOut(
        "SELECT COUNT(*) FROM CYCLES(edges => TABLE E, endpoints => DESCRIPTOR(SRC, DST)) WHERE"
            + " STEP < 0");
    timesOut(
        "SELECT COUNT(*) FROM E A, LATERAL TRAVERSE(edges => TABLE E, endpoints =>"
            + " DESCRIPTOR(SRC, DST), seeds => A.SRC) T, E B, E C WHERE B.ID + C.ID < 0");
  }

  @Test
  final void vectors() throws SQLException {
    run("CREATE TABLE V (ID INT PRIMARY KEY, E VECTOR(64))");
    Random random = new Random(7);
    fill(
        "INSERT INTO V VALUES (?, ?)",
        1000,
        (insert, i) -> {
          float[] vector = new float[64];
          for (int j = 0; j < vector.length; j++) {
            vector[j] = random.nextFloat();
          }
          insert.setObject(2, vector);
        });
    timesOut(
        "SELECT COUNT(*) FROM V A, V B, LATERAL (SELECT * FROM VECTOR_SEARCH(TABLE V,"
            + " DESCRIPTOR(E), A.E, 10)) S");
  }

  @Test
  final void waitingForALock() throws Exception {
    numbers(2);
    try (Connection other = connect();
        ExecutorService threads = Executors.newFixedThreadPool(1);
        Statement statement = connection().createStatement()) {
      other.setAutoCommit(false);
      other.createStatement().execute("UPDATE N SET Y = 9 WHERE X = 1");
      for (String sql : new String[] {"UPDATE N SET Y = 8 WHERE X = 1", "DELETE FROM N"}) {
        cancelled(threads, statement, sql);
      }
      other.rollback();
      assertEquals(1, statement.executeUpdate("UPDATE N SET Y = 8 WHERE X = 1"));
    }
  }

  private static void cancelled(ExecutorService threads, Statement statement, String sql)
      throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Future<SQLException> outcome =
        threads.submit(
            () -> {
              begun.countDown();
              return assertThrows(SQLException.class, () -> statement.execute(sql));
            });
    begun.await();
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          while (!outcome.isDone()) {
            statement.cancel();
            Thread.sleep(10);
          }
        });
    assertEquals("57014", outcome.get().getSQLState(), outcome.get().getMessage());
  }

  @Test
  final void cancellingWhenIdleDoesNothing() throws SQLException {
    numbers(100);
    try (Statement statement = connection().createStatement()) {
      statement.cancel();
      assertTrue(statement.execute("SELECT * FROM N"));
      try (ResultSet rows = statement.executeQuery("SELECT * FROM N")) {
        while (rows.next()) {
          assertFalse(rows.wasNull());
        }
      }
      statement.cancel();
      connection().setAutoCommit(false);
      assertEquals(1, statement.executeUpdate("UPDATE N SET Y = 1 WHERE X = 1"));
      statement.cancel();
      assertEquals(1, statement.executeUpdate("UPDATE N SET Y = 2 WHERE X = 1"));
      connection().commit();
    }
    assertEquals(2, single("SELECT Y FROM N WHERE X = 1"));
  }

  @Test
  final void aStreamedResultCanBeCancelled() throws SQLException {
    numbers(300);
    try (Statement statement = connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT A.X FROM N A, N B, N C")) {
      assertTrue(rows.next());
      statement.cancel();
      SQLException e =
          failure(
              () -> {
                while (rows.next()) {
                  assertFalse(rows.wasNull());
                }
              });
      assertEquals("57014", e.getSQLState());
    }
    assertEquals(300L, single("SELECT COUNT(*) FROM N"));
  }

  @Test
  final void abortEndsARunningStatement() throws Exception {
    numbers(500);
    Connection victim = connect();
    CountDownLatch begun = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Future<SQLException> outcome =
          threads.submit(
              () ->
                  assertThrows(
                      SQLException.class,
                      () -> {
                        try (Statement statement = victim.createStatement()) {
                          begun.countDown();
                          statement.executeUpdate(
                              "UPDATE N SET Y = (SELECT COUNT(*) FROM N A, N B, N C, N D WHERE A.X"
                                  + " + B.X + C.X + D.X < 0)");
                        }
                      }));
      begun.await();
      Thread.sleep(200);
      victim.abort(Runnable::run);
      SQLException e = assertTimeoutPreemptively(PATIENCE, () -> outcome.get());
      assertTrue(
          "57014".equals(e.getSQLState()) || "08003".equals(e.getSQLState()), e.getMessage());
    }
    assertTrue(victim.isClosed());
    run("UPDATE N SET Y = 3");
  }

  /** What every operator does when it is cancelled: end with 57014 soon. */
  @Test
  final void everyOperatorCanBeCancelled() throws Exception {
    numbers(400);
    run("CREATE TABLE G (ID INT PRIMARY KEY, SRC INT, DST INT)");
    fill("INSERT INTO G VALUES (?, ?, 0)", 2000, (insert, i) -> insert.setInt(2, i % 50));
    run("UPDATE G SET DST = MOD(ID * 7, 50)");
    String four = "N A, N B, N C, N D";
    List<String> statements =
        List.of(
            "SELECT COUNT(*) FROM " + four + " WHERE A.X + B.X + C.X + D.X < 0",
            "SELECT A.X, COUNT(*) FROM " + four + " GROUP BY A.X ORDER BY 2 LIMIT 1",
            "SELECT DISTINCT A.X + B.X FROM " + four + " WHERE C.X + D.X < 0",
            "SELECT A.X, ROW_NUMBER() OVER (ORDER BY A.X) FROM "
                + four
                + " WHERE B.X + C.X + D.X < 0",
            "SELECT A.X FROM " + four + " WHERE A.X + D.X < 0 UNION SELECT 1 FROM " + four,
            "SELECT A.X FROM " + four + " INTERSECT SELECT -1 FROM " + four,
            "SELECT A.X FROM " + four + " EXCEPT SELECT A.X FROM " + four,
            "SELECT COUNT(*) FROM N A LEFT JOIN N B ON A.X < B.X LEFT JOIN N C ON B.X < C.X LEFT"
                + " JOIN N D ON C.X < D.X LEFT JOIN N E ON D.X < E.X",
            "SELECT COUNT(*) FROM N A JOIN N B ON A.Y = B.Y JOIN N C ON B.Y = C.Y JOIN N D ON C.Y ="
                + " D.Y JOIN N E ON D.Y = E.Y JOIN N F ON E.Y = F.Y",
            "SELECT COUNT(*) FROM N A WHERE EXISTS (SELECT 1 FROM N B, N C, N D WHERE B.X + C.X +"
                + " D.X + A.X < 0)",
            "SELECT (SELECT MAX(B.X) FROM N B, N C, N D WHERE B.X + C.X + D.X + A.X < 0) FROM N A",
            "WITH RECURSIVE R (I) AS (SELECT 1 UNION ALL SELECT I + 1 FROM R WHERE I > 0) SELECT"
                + " COUNT(*) FROM R WHERE I < 0",
            "SELECT COUNT(*) FROM TRAVERSE(edges => TABLE G, endpoints => DESCRIPTOR(SRC, DST),"
                + " seeds => 1, max_depth => 40, uniqueness => 'NONE') WHERE DEPTH < 0",
            "CREATE TABLE COPIED AS SELECT A.X FROM " + four + " WHERE A.X + B.X + C.X + D.X < 0",
            "INSERT INTO N SELECT A.X + 1000, 1 FROM " + four + " WHERE A.X + B.X + C.X + D.X < 0",
            "UPDATE N SET Y = 1 WHERE X < (SELECT COUNT(*) FROM " + four + ")",
            "DELETE FROM N WHERE X < (SELECT COUNT(*) FROM " + four + ")",
            "MERGE INTO N USING (SELECT A.X FROM "
                + four
                + " WHERE A.X + B.X + C.X + D.X < 0) S ON"
                + " N.X = S.X WHEN MATCHED THEN UPDATE SET Y = 2");
    try (ExecutorService threads = Executors.newFixedThreadPool(1);
        Statement statement = connection().createStatement()) {
      for (String sql : statements) {
        endsSoon(threads, statement, sql);
      }
    }
    assertEquals(400L, single("SELECT COUNT(*) FROM N"));
  }

  private static void endsSoon(ExecutorService threads, Statement statement, String sql)
      throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Future<String> outcome =
        threads.submit(
            () -> {
              begun.countDown();
              try {
                if (statement.execute(sql)) {
                  ResultSet rows = statement.getResultSet();
                  while (rows.next()) {
                    assertFalse(rows.isClosed());
                  }
                }
                return "it ran to its end";
              } catch (SQLException e) {
                return String.valueOf(e.getSQLState());
              }
            });
    begun.await();
    Thread.sleep(50); // into the midst of it
    assertEquals(
        "57014",
        assertTimeoutPreemptively(
            PATIENCE,
            () -> {
              while (!outcome.isDone()) {
                statement.cancel();
                Thread.sleep(20);
              }
              return outcome.get();
            },
            sql),
        sql);
  }
}
