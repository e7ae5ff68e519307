package io.quiver.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Random;

/** How long a new process takes to open a large database and to find its first row. */
final class OpeningWorkload {
  private static final int ROWS = 2_000_000;
  private static final int TEXT_BYTES = 500;
  private static final int BATCH = 1_000;
  private static final int TRANSACTION = 20_000;

  private OpeningWorkload() {}

  /** The first process of a run makes the database, and measures as all others do. */
  static Measurement run(Site site) throws SQLException {
    Site large = new Site(site.peer(), site.kept(), site.kept());
    Path made = site.kept().resolve("opening");
    try {
      if (!Files.exists(made)) {
        make(large);
        Files.createFile(made);
      }
      long start = System.nanoTime();
      try (Connection connection = large.connect();
          PreparedStatement select =
              connection.prepareStatement("SELECT text FROM item WHERE id = ?")) {
        select.setLong(1, ROWS / 2);
        try (ResultSet rows = select.executeQuery()) {
          Rates.expectRow(rows);
        }
      }
      return new Measurement(
          (System.nanoTime() - start) / 1e6,
          String.format(Locale.ROOT, "%,d MB", size(site.kept()) >> 20));
    } catch (IOException e) {
      throw new SQLException(site.kept() + " cannot be used", e);
    }
  }

  private static void make(Site site) throws SQLException {
    Random random = new Random(42);
    try (Connection connection = site.connect()) {
      Site.execute(connection, "CREATE TABLE item (id BIGINT PRIMARY KEY, text VARCHAR(1000))");
      connection.setAutoCommit(false);
      byte[] letters = new byte[TEXT_BYTES];
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO item VALUES (?, ?)")) {
        for (int i = 0; i < ROWS; i++) {
          for (int j = 0; j < TEXT_BYTES; j++) {
            letters[j] = (byte) ('a' + random.nextInt(26));
          }
          insert.setLong(1, i);
          insert.setString(2, new String(letters, StandardCharsets.US_ASCII));
          insert.addBatch();
          if (i % BATCH == BATCH - 1) {
            insert.executeBatch();
          }
          if (i % TRANSACTION == TRANSACTION - 1) {
            connection.commit();
          }
        }
      }
      connection.setAutoCommit(true);
    }
  }

  private static long size(Path directory) throws IOException {
    long[] sum = {0};
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            sum[0] += attributes.size();
            return FileVisitResult.CONTINUE;
          }
        });
    return sum[0];
  }
}
