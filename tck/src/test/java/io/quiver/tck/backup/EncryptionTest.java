package io.quiver.tck.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.driver.QuiverDataSource;
import io.quiver.storage.DatabaseBackups;
import io.quiver.storage.backup.RestoreTarget;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.EncryptionKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An encrypted database opens with its key only, and notices what is done to its files. */
class EncryptionTest {
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final String SECRET = "the quick brown fox keeps a secret";

  @TempDir Path directory;

  private Path path(String name) {
    return directory.resolve(name);
  }

  private QuiverDataSource source(String name, Object key) {
    QuiverDataSource source = new QuiverDataSource("jdbc:quiver:" + path(name) + ";linger=0");
    switch (key) {
      case byte[] bytes -> source.setEncryptionKey(bytes);
      case char[] characters -> source.setEncryptionPassphrase(characters);
      case Supplier<?> callback -> source.setEncryptionKeySupplier(callback);
      default -> throw new IllegalArgumentException();
    }
    return source;
  }

  private static void fill(QuiverDataSource source, int from, int to) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS t (id INT PRIMARY KEY, s VARCHAR(100), v VECTOR(3))");
      statement.execute("CREATE VECTOR INDEX IF NOT EXISTS t_v ON t (v)");
      connection.setAutoCommit(false);
      for (int i = from; i < to; i++) {
        statement.execute(
            "INSERT INTO t VALUES (" + i + ", '" + SECRET + "', '[1,2," + (i + 1) + "]')");
      }
      connection.commit();
    }
  }

  private static List<String> rows(QuiverDataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String row : Contents.rows(statement, "CHECK DATABASE")) {
        assertTrue(row.endsWith("|ok"), row);
      }
      return Contents.rows(statement, "SELECT * FROM t ORDER BY id");
    }
  }

  private static String state(QuiverDataSource source) {
    return assertThrows(SQLException.class, () -> source.getConnection().close()).getSQLState();
  }

  private static List<Path> files(Path directory) throws IOException {
    try (var all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void assertNothingReadable(Path directory) throws IOException {
    for (Path file : files(directory)) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertFalse(text.contains("quick brown"), file + " has plain text");
      // Three floats of a vector, as they would lie in a row, a log record or an index.
      byte[] vector = {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, 0x40};
      assertFalse(
          text.contains(new String(vector, StandardCharsets.ISO_8859_1)), file + " has a vector");
    }
  }

  @Test
  void onlyTheKeyOpensIt() throws Exception {
    fill(source("db", KEY), 0, 300);
    assertNothingReadable(path("db"));
    assertEquals(300, rows(source("db", KEY)).size());
    assertEquals(300, rows(source("db", (Supplier<byte[]>) KEY::clone)).size());
    byte[] other = KEY.clone();
    other[5]++;
    assertEquals("28P01", state(source("db", other)));
    assertEquals("28P01", state(source("db", "passphrase".toCharArray())));
    assertEquals("28000", state(new QuiverDataSource("jdbc:quiver:" + path("db"))));
    SQLException inUrl =
        assertThrows(
            SQLException.class,
            () -> DriverManager.getConnection("jdbc:quiver:" + path("db") + ";encryption_key=abc"));
    String message = String.valueOf(inUrl.getMessage());
    assertTrue(message.contains("cannot be part of the URL"), message);
    assertFalse(message.contains("abc"));
    assertEquals("22023", state(source("short", new byte[5])));
    fill(new QuiverDataSource("jdbc:quiver:" + path("plain") + ";linger=0"), 0, 1);
    assertEquals("22023", state(source("plain", KEY)));
    Properties properties = new Properties();
    properties.put("encryption_key", KEY);
    assertThrows(
        SQLException.class, () -> DriverManager.getConnection("jdbc:quiver:mem:", properties));
    try (Connection open =
        DriverManager.getConnection("jdbc:quiver:" + path("db") + ";linger=0", properties)) {
      assertFalse(open.getMetaData().getURL().contains("0123"));
      // Whoever joins needs the key as well.
      assertEquals("28P01", state(source("db", other)));
      assertEquals("28000", state(new QuiverDataSource("jdbc:quiver:" + path("db"))));
    }
  }

  @Test
  void theKeyCanBeChangedWhileItIsOpen() throws Exception {
    QuiverDataSource source = source("db", KEY);
    fill(source, 0, 50);
    try (Connection open = source.getConnection();
        Statement statement = open.createStatement()) {
      source.changeEncryptionKey("correct horse".toCharArray());
      statement.execute("INSERT INTO t VALUES (1000, 'x', '[1,2,3]')");
    }
    assertEquals(51, rows(source).size());
    assertEquals(51, rows(source("db", "correct horse".toCharArray())).size());
    assertEquals("28P01", state(source("db", KEY)));
    assertEquals("28P01", state(source("db", "correct hors".toCharArray())));
    Files.delete(path("db").resolve("key"));
    assertEquals("28000", state(new QuiverDataSource("jdbc:quiver:" + path("db"))));
  }

  @Test
  void backupsAreEncryptedToo() throws Exception {
    QuiverDataSource source = source("db", KEY);
    fill(source, 0, 100);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER DATABASE SET log_retention = 1");
      statement.execute("BACKUP TO '" + path("backup") + "'");
    }
    fill(source, 100, 200);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("BACKUP TO '" + path("backup") + "'");
    }
    assertNothingReadable(path("backup"));
    EncryptionKey key = EncryptionKey.of(KEY);
    DatabaseBackups.verify(path("backup"), database -> key);
    DatabaseBackups.restore(path("backup"), path("again"), RestoreTarget.END, database -> key);
    assertNothingReadable(path("again"));
    assertEquals(rows(source), rows(source("again", KEY)));
    assertEquals(
        ErrorCode.ENCRYPTION_KEY_MISSING,
        assertThrows(QuiverException.class, () -> DatabaseBackups.verify(path("backup"), null))
            .code());
    assertEquals("28000", state(new QuiverDataSource("jdbc:quiver:" + path("again"))));
  }

  /** Bits flipped, blocks moved, and blocks put back that were there before. */
  @Test
  void whatIsDoneToFilesIsNoticed() throws Exception {
    QuiverDataSource source = source("db", KEY);
    fill(source, 0, 200);
    byte[] earlier = Files.readAllBytes(path("db").resolve("store"));
    fill(source, 200, 400);
    fill(source, 400, 600);
    List<String> expected = rows(source);
    long seed = System.nanoTime();
    System.err.println("EncryptionTest.whatIsDoneToFilesIsNoticed seed " + seed);
    Random random = new Random(seed);
    int noticed = 0;
    Map<Path, byte[]> whole = new HashMap<>();
    for (Path file : files(path("db"))) {
      whole.put(file, Files.readAllBytes(file));
    }
    for (Path file : whole.keySet()) {
      String name = file.getFileName().toString();
      if (name.equals("lock")) {
        continue;
      }
      byte[] sound = Files.readAllBytes(file);
      for (int i = 0; i < 5; i++) {
        byte[] changed = sound.clone();
        if (name.equals("store") && i > 2) {
          rollBackBlock(changed, earlier, random);
        } else {
          changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(file, changed);
        try {
          assertEquals(expected, rows(source), name);
        } catch (SQLException | AssertionError e) {
          noticed++;
          assertTrue(
              e instanceof SQLException || String.valueOf(e.getMessage()).contains("damaged"),
              e.toString());
        }
        restoreAll(whole);
      }
    }
    assertTrue(noticed > 3, noticed + " noticed");
  }

  private static void rollBackBlock(byte[] now, byte[] earlier, Random random) {
    int blocks = Math.min(now.length, earlier.length) / 4128;
    int block = 2 + random.nextInt(blocks - 2);
    System.arraycopy(earlier, block * 4128, now, block * 4128, 4128);
  }

  /** Opening the damaged database may have gone on with other files. */
  private void restoreAll(Map<Path, byte[]> sound) throws IOException {
    for (Path file : files(path("db"))) {
      if (!sound.containsKey(file)) {
        Files.delete(file);
      }
    }
    for (Map.Entry<Path, byte[]> file : sound.entrySet()) {
      Files.write(file.getKey(), file.getValue());
    }
  }
}
