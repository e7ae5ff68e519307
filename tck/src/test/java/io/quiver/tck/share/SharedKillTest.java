package io.quiver.tck.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes work on one database while whoever owns it is killed, again and again: the others
 * take over by themselves, what was acknowledged is there, and nothing is half there.
 */
@Tag("slow")
final class SharedKillTest {
  private static final int WORKERS = 3;
  private static final int KILLS = 6;

  @TempDir Path parent;

  @Test
  void nothingIsLostWithAnOwner() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path directory = parent.resolve("db");
    String url = "jdbc:quiver:" + directory + ";linger=0";
    prepare(url);
    Process[] workers = new Process[WORKERS];
    try {
      for (int i = 0; i < WORKERS; i++) {
        workers[i] = start(url, i);
      }
      for (int kill = 0; kill < KILLS; kill++) {
        awaitProgress(workers, "kill " + kill + ", seed " + seed);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
        long owner = ownerOf(directory);
        for (int i = 0; i < WORKERS; i++) {
          if (workers[i].pid() == owner) {
            workers[i].destroyForcibly().waitFor();
            workers[i] = start(url, i);
          }
        }
      }
      awaitProgress(workers, "the end, seed " + seed);
    } finally {
      for (Process worker : workers) {
        if (worker != null) {
          worker.destroyForcibly().waitFor();
        }
      }
    }
    check(url, "seed " + seed);
  }

  private static void prepare(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE DONE (WORKER INT NOT NULL, SEQ BIGINT NOT NULL, PRIMARY KEY (WORKER,"
              + " SEQ))");
      statement.execute("CREATE TABLE TOTAL (WORKER INT PRIMARY KEY, N BIGINT NOT NULL)");
      for (int i = 0; i < WORKERS; i++) {
        statement.execute("INSERT INTO TOTAL VALUES (" + i + ", 0)");
      }
    }
  }

  private Path acknowledgedBy(int worker) {
    return parent.resolve("acknowledged" + worker);
  }

  private Process start(String url, int worker) {
    return Owner.process(
        SharedWorker.class,
        ProcessBuilder.Redirect.DISCARD,
        url,
        acknowledgedBy(worker).toString(),
        String.valueOf(worker));
  }

  private static long ownerOf(Path directory) throws IOException {
    String text = Files.readString(directory.resolve("lock"));
    int end = text.indexOf(',');
    return text.startsWith("process ") && end > 0 ? Long.parseLong(text.substring(8, end)) : -1;
  }

  private long acknowledged(int worker) throws IOException {
    Path file = acknowledgedBy(worker);
    if (!Files.exists(file)) {
      return 0;
    }
    byte[] bytes = Files.readAllBytes(file);
    return bytes.length < Long.BYTES ? 0 : ByteBuffer.wrap(bytes).getLong();
  }

  /** Until every worker has gone on; how long that takes is no matter of this test. */
  private void awaitProgress(Process[] workers, String message) throws Exception {
    for (int i = 0; i < WORKERS; i++) {
      long before = acknowledged(i);
      for (int wait = 0; acknowledged(i) < before + 3; wait++) {
        assertTrue(workers[i].isAlive(), message + ": worker " + i + " ended by itself");
        assertTrue(wait < 3_000, message + ": worker " + i + " stands still at " + before);
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  private void check(String url, String message) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < WORKERS; i++) {
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT COUNT(*), COALESCE(MAX(SEQ), 0), (SELECT N FROM TOTAL WHERE WORKER = "
                    + i
                    + ") FROM DONE WHERE WORKER = "
                    + i)) {
          assertTrue(rows.next());
          assertEquals(rows.getLong(2), rows.getLong(1), message + ": gaps of worker " + i);
          assertEquals(rows.getLong(3), rows.getLong(1), message + ": half done by worker " + i);
          assertTrue(rows.getLong(2) >= acknowledged(i), message + ": lost of worker " + i);
        }
      }
    }
  }
}
