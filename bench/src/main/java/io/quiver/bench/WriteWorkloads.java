package io.quiver.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Random updates of small rows, a hundred a commit: what they write and how long the slowest of
 * them takes.
 */
final class WriteWorkloads {
  private static final int UPDATES = 500_000;
  private static final int PER_COMMIT = 100;
  private static final int LOADED_PER_COMMIT = 10_000;

  /** A key of 8 bytes and a text. */
  private static final int ROW_BYTES = 116;

  private static final int TEXT_BYTES = ROW_BYTES - Long.BYTES;

  private WriteWorkloads() {}

  /** Found while the updates ran. */
  private record Updates(double writtenBytes, double[] millis) {
    double slowestMillis() {
      return Arrays.stream(millis).max().orElseThrow();
    }
  }

  /** Bytes passed to write calls by the whole process over bytes of keys and values. */
  static Workload amplification(int rows) {
    return site -> {
      Updates updates = run(site, rows);
      return new Measurement(
          updates.writtenBytes() / ((double) UPDATES * ROW_BYTES),
          String.format(Locale.ROOT, "slowest commit %,.0f ms", updates.slowestMillis()));
    };
  }

  /** The slowest commit of them all, its statements included. */
  static Measurement stall(Site site) throws SQLException {
    Updates updates = run(site, 1_000_000);
    double[] millis = updates.millis();
    int slowest = 0;
    for (int i = 1; i < millis.length; i++) {
      slowest = millis[i] > millis[slowest] ? i : slowest;
    }
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return new Measurement(
        millis[slowest],
        String.format(
            Locale.ROOT,
            "commit %,d of %,d; the next ones %,.0f, %,.0f, %,.0f, median %,.1f ms",
            slowest + 1,
            millis.length,
            sorted[millis.length - 2],
            sorted[millis.length - 3],
            sorted[millis.length - 4],
            sorted[millis.length / 2]));
  }

  private static Updates run(Site site, int rows) throws SQLException {
    Random random = new Random(42);
    try (Connection connection = site.connect()) {
      load(connection, rows);
      Site.execute(connection, "CHECKPOINT");
      connection.setAutoCommit(false);
      long before = written();
      double[] millis = new double[UPDATES / PER_COMMIT];
      try (PreparedStatement update =
          connection.prepareStatement("UPDATE item SET text = ? WHERE id = ?")) {
        for (int i = 0; i < UPDATES; i += PER_COMMIT) {
          long start = System.nanoTime();
          for (int j = 0; j < PER_COMMIT; j++) {
            update.setString(1, text(random));
            update.setLong(2, random.nextInt(rows));
            update.addBatch();
          }
          update.executeBatch();
          connection.commit();
          millis[i / PER_COMMIT] = (System.nanoTime() - start) / 1e6;
        }
      }
      connection.setAutoCommit(true);
      Site.execute(connection, "CHECKPOINT");
      return new Updates(written() - before, millis);
    }
  }

  private static void load(Connection connection, int rows) throws SQLException {
    Random random = new Random(7);
    Site.execute(connection, "CREATE TABLE item (id BIGINT PRIMARY KEY, text VARCHAR(200))");
    connection.setAutoCommit(false);
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO item VALUES (?, ?)")) {
      for (int i = 0; i < rows; i++) {
        insert.setLong(1, i);
        insert.setString(2, text(random));
        insert.addBatch();
        if (i % LOADED_PER_COMMIT == LOADED_PER_COMMIT - 1) {
          insert.executeBatch();
          connection.commit();
        }
      }
    }
    connection.setAutoCommit(true);
  }

  private static String text(Random random) {
    char[] text = new char[TEXT_BYTES];
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) ('a' + random.nextInt(26));
    }
    return new String(text);
  }

  /** What the operating system has counted of this process's write calls, whoever made them. */
  private static long written() throws SQLException {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/io"))) {
        if (line.startsWith("wchar:")) {
          return Long.parseLong(line.substring("wchar:".length()).strip());
        }
      }
    } catch (IOException e) {
      throw new SQLException("bytes written are counted on Linux only", e);
    }
    throw new SQLException("the system does not count bytes written");
  }
}
