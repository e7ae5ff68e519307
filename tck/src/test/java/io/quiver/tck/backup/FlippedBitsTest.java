package io.quiver.tck.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.driver.QuiverDataSource;
import io.quiver.storage.DatabaseBackups;
import io.quiver.storage.backup.RestoreTarget;
import io.quiver.storage.error.ErrorClass;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.EncryptionKey;
import io.quiver.storage.file.EncryptionKeySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One bit after the other is flipped in every file of a database (store, log, vector and text
 * index) and of its backup (base and increments), encrypted and not: the damage is reported as
 * such, or nothing that anybody can ask has another answer.
 */
class FlippedBitsTest {
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static final List<String> QUESTIONS =
      List.of(
          "SELECT id, s, v FROM t ORDER BY id",
          "SELECT id FROM t WHERE s = 'red 7 apple 7'",
          "SELECT id FROM t ORDER BY v <-> '[1,2,3,50]' LIMIT 3",
          "SELECT id FROM t WHERE TEXT_MATCH(t, 'pear') ORDER BY id");

  @TempDir Path directory;

  private byte @Nullable [] key;

  private Path path(String name) {
    return directory.resolve(name);
  }

  private @Nullable EncryptionKeySource source() {
    byte[] bytes = key;
    return bytes == null ? null : database -> EncryptionKey.of(bytes.clone());
  }

  private Connection open(String name) throws SQLException {
    QuiverDataSource source = new QuiverDataSource("jdbc:quiver:" + path(name) + ";linger=0");
    if (key != null) {
      source.setEncryptionKey(key.clone());
    }
    return source.getConnection();
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = open("db");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void insert(int from, int to) throws SQLException {
    StringBuilder rows = new StringBuilder("INSERT INTO t VALUES ");
    for (int i = from; i < to; i++) {
      rows.append(i == from ? "(" : ", (").append(i);
      rows.append(i % 2 == 0 ? ", 'red " : ", 'green ").append(i);
      rows.append(i % 3 == 0 ? " pear " : " apple ").append(i);
      rows.append("', '[1,2,3,").append(i).append("]')");
    }
    run(rows.toString());
  }

  private void fill() throws SQLException {
    String backup = "BACKUP TO '" + path("backup") + "'";
    run(
        "CREATE TABLE t (id INT PRIMARY KEY, s VARCHAR(2000), v VECTOR(4))",
        "CREATE INDEX t_s ON t (s)",
        "CREATE VECTOR INDEX t_v ON t (v) WITH (metric = 'l2')",
        "CREATE TEXT INDEX t_text ON t (s)",
        "ALTER DATABASE SET log_retention = 24");
    insert(0, 150);
    run(backup);
    insert(150, 200);
    run("CHECKPOINT", backup);
    insert(200, 250);
    run("DELETE FROM t WHERE id < 5", backup);
  }

  private List<String> answers(String name) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Connection connection = open(name);
        Statement statement = connection.createStatement()) {
      for (String question : QUESTIONS) {
        all.addAll(Contents.rows(statement, question));
      }
    }
    return all;
  }

  private static List<Path> files(Path directory) throws IOException {
    try (var all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("lock"))
          .sorted()
          .toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    remove(to);
    try (var all = Files.walk(from)) {
      for (Path file : all.sorted().toList()) {
        if (!file.endsWith("lock")) {
          Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
      }
    }
  }

  private static void remove(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (var all = Files.walk(directory)) {
        for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** What is to be found out about one flipped bit. */
  private interface Look {
    /** Returns whether damage was reported; fails when something is wrong. */
    boolean isReported() throws Exception;
  }

  private int flip(String sound, String damaged, int perFile, Random random, Look look)
      throws Exception {
    int reported = 0;
    for (Path file : files(path(sound))) {
      for (int i = 0; i < perFile; i++) {
        copy(path(sound), path(damaged));
        Path target = path(damaged).resolve(path(sound).relativize(file).toString());
        byte[] bytes = Files.readAllBytes(target);
        if (bytes.length == 0) {
          continue;
        }
        int bit = random.nextInt(bytes.length * 8);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(target, bytes);
        try {
          reported += look.isReported() ? 1 : 0;
        } catch (AssertionError | Exception e) {
          throw new AssertionError(path(sound).relativize(file) + " bit " + bit, e);
        }
      }
    }
    return reported;
  }

  private boolean isReportedByDatabase(List<String> expected) throws SQLException {
    try {
      assertEquals(expected, answers("flipped"));
      return false;
    } catch (SQLException e) {
      assertTrue(isDamage(e.getSQLState()), e.getSQLState() + " " + e);
      return true;
    }
  }

  /** Damage, or a key file that does not unwrap the key any more. */
  private boolean isDamage(@Nullable String state) {
    String text = String.valueOf(state);
    return (text.startsWith("XX00") && !text.equals("XX000"))
        || (key != null && text.startsWith("28"));
  }

  private boolean isReportedByBackup(List<String> expected) throws Exception {
    remove(path("restored"));
    try {
      assertEquals(2, DatabaseBackups.verify(path("flipped"), source()).size());
      DatabaseBackups.restore(path("flipped"), path("restored"), RestoreTarget.END, source());
    } catch (QuiverException e) {
      assertTrue(
          e.code().errorClass() == ErrorClass.CORRUPTION || isDamage(e.code().sqlState()),
          e.code() + " " + e);
      return true;
    }
    assertEquals(expected, answers("restored"));
    return false;
  }

  private void flip(int perFile) throws Exception {
    long seed = System.nanoTime();
    String what = "FlippedBitsTest seed " + seed + (key == null ? "" : " encrypted");
    System.err.println(what);
    Random random = new Random(seed);
    fill();
    List<String> expected = answers("db");
    int database = flip("db", "flipped", perFile, random, () -> isReportedByDatabase(expected));
    int backup = flip("backup", "flipped", perFile, random, () -> isReportedByBackup(expected));
    System.err.println(
        what
            + ": "
            + files(path("db")).size()
            + " and "
            + files(path("backup")).size()
            + " files, "
            + perFile
            + " bits each, reported "
            + database
            + " and "
            + backup);
    assertTrue(database >= perFile / 2, database + " reported of the database, " + what);
    assertTrue(backup >= perFile, backup + " reported of the backup, " + what);
  }

  @Test
  void plainFiles() throws Exception {
    flip(8);
  }

  @Test
  void encryptedFiles() throws Exception {
    key = KEY;
    flip(8);
  }

  @Test
  @Tag("long")
  void manyBitsOfPlainFiles() throws Exception {
    flip(300);
  }

  @Test
  @Tag("long")
  void manyBitsOfEncryptedFiles() throws Exception {
    key = KEY;
    flip(300);
  }
}
