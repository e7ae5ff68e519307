package io.quiver.tck.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Threads are interrupted at random while they insert, read, search, check, checkpoint and back up:
 * a statement may be given up, but files stay open for everybody and nothing acknowledged is lost.
 */
class InterruptTest {
  private static final int THREADS = 3;
  private static final int ROUNDS = 60;

  /** Given up; lost a race for a row or for the directory of a backup. */
  private static final Set<String> EXPECTED = Set.of("57014", "40001", "40P01", "55P03", "22023");

  @TempDir Path directory;

  private final Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
  private final Set<Integer> unknown = new ConcurrentSkipListSet<>();
  private final Queue<Throwable> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger givenUp = new AtomicInteger();

  private String url() {
    return "jdbc:quiver:" + directory.resolve("db") + ";linger=0";
  }

  @Test
  void filesSurviveInterruptsAndNothingIsLost() throws Exception {
    long seed = System.nanoTime();
    System.err.println("InterruptTest seed " + seed);
    Random random = new Random(seed);
    try (Connection held = DriverManager.getConnection(url());
        Statement statement = held.createStatement()) {
      statement.execute("CREATE TABLE t (id INT PRIMARY KEY, s VARCHAR(400), v VECTOR(4))");
      statement.execute("CREATE INDEX t_s ON t (s)");
      statement.execute("CREATE VECTOR INDEX t_v ON t (v) WITH (metric = 'l2')");
      statement.execute("CREATE TEXT INDEX t_t ON t (s)");
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        long own = random.nextLong();
        threads.add(Thread.ofPlatform().start(() -> work(number, new Random(own))));
      }
      AtomicBoolean done = new AtomicBoolean();
      Thread interrupter =
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (!done.get()) {
                      threads.get(random.nextInt(THREADS)).interrupt();
                      LockSupport.parkNanos(500_000 + random.nextInt(3_000_000));
                    }
                  });
      for (Thread thread : threads) {
        thread.join();
      }
      done.set(true);
      interrupter.join();
      assertEquals(List.of(), wrong.stream().map(Throwable::toString).toList(), "seed " + seed);
      check(held, seed);
    }
    try (Connection again = DriverManager.getConnection(url())) {
      check(again, seed);
    }
    assertTrue(acknowledged.size() > THREADS, acknowledged.size() + " inserted, seed " + seed);
  }

  private void work(int number, Random random) {
    for (int round = 0; round < ROUNDS; round++) {
      int id = number * 1_000 + round;
      try (Connection connection = DriverManager.getConnection(url())) {
        unknown.add(id);
        insert(connection, id);
        acknowledged.add(id);
        unknown.remove(id);
        try (Statement statement = connection.createStatement()) {
          statement.execute(
              switch (random.nextInt(8)) {
                case 0 -> "CHECKPOINT";
                case 1 -> "SELECT COUNT(s) FROM t";
                case 2 -> "SELECT id FROM t ORDER BY l2_distance(v, '[1,2,3,4]') LIMIT 3";
                case 3 -> "SELECT id FROM t WHERE s = 'text of 7'";
                case 4 -> "SELECT id FROM t WHERE TEXT_MATCH(t, 'text')";
                case 5 -> "UPDATE t SET s = s || ' again' WHERE id = " + (id - 1);
                case 6 -> "BACKUP TO '" + directory.resolve("backup" + id) + "'";
                default -> "SELECT id, s FROM t WHERE id = " + id;
              });
        }
      } catch (SQLException e) {
        givenUp.incrementAndGet();
        if (!EXPECTED.contains(String.valueOf(e.getSQLState()))) {
          wrong.add(e);
        }
      } catch (RuntimeException | Error e) {
        wrong.add(e);
      }
    }
  }

  private static void insert(Connection connection, int id) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?)")) {
      insert.setInt(1, id);
      insert.setString(2, "text of " + id);
      insert.setObject(3, new float[] {id, 2, 3, 4});
      insert.executeUpdate();
    }
  }

  /** Everything acknowledged is there, and nothing that nobody inserted; all files are sound. */
  private void check(Connection connection, long seed) throws SQLException {
    Set<Integer> found = new TreeSet<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery("SELECT id FROM t")) {
        while (rows.next()) {
          found.add(rows.getInt(1));
        }
      }
      try (ResultSet rows = statement.executeQuery("CHECK DATABASE")) {
        while (rows.next()) {
          assertEquals("ok", rows.getString(3), rows.getString(2) + ", seed " + seed);
        }
      }
    }
    assertTrue(found.containsAll(acknowledged), "lost, seed " + seed);
    found.removeAll(acknowledged);
    assertTrue(unknown.containsAll(found), "of nobody: " + found + ", seed " + seed);
  }
}
