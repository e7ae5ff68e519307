package io.quiver.tck.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole database whose files are not as they were written, seen through JDBC: right answers or an
 * error of class XX, never a wrong answer, never something else that is thrown.
 */
class DatabaseDamageTest {
  @TempDir Path directory;

  private final Map<Path, byte[]> sound = new HashMap<>();
  private List<String> expected = List.of();

  private String url() {
    return "jdbc:quiver:" + directory.resolve("db") + ";linger=0";
  }

  @BeforeEach
  void fill() throws Exception {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (id INT PRIMARY KEY, s VARCHAR(2000), v VECTOR(4))");
      statement.execute("CREATE INDEX t_s ON t (s)");
      statement.execute("CREATE VECTOR INDEX t_v ON t (v)");
      connection.setAutoCommit(false);
      for (int i = 0; i < 200; i++) {
        statement.execute(
            "INSERT INTO t VALUES ("
                + i
                + ", '"
                + ("s" + i).repeat(1 + i % 40)
                + "', '[1,2,3,"
                + i
                + "]')");
      }
      connection.commit();
    }
    expected = read();
    try (var files = Files.walk(directory.resolve("db"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("lock")) {
          sound.put(file, Files.readAllBytes(file));
        }
      }
    }
  }

  private List<String> read() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "SELECT id, s, v FROM t ORDER BY id",
              "SELECT id FROM t WHERE s = 's7s7s7s7s7s7s7s7'",
              "SELECT id FROM t ORDER BY v <-> '[1,2,3,50]' LIMIT 3")) {
        try (ResultSet result = statement.executeQuery(sql)) {
          while (result.next()) {
            rows.add(result.getString(1) + result.getString(result.getMetaData().getColumnCount()));
          }
        }
      }
    }
    return rows;
  }

  /** Returns whether the damage was reported. */
  private boolean isReported(String what) throws IOException {
    try {
      assertEquals(expected, read(), what);
      return false;
    } catch (SQLException e) {
      String state = String.valueOf(e.getSQLState());
      assertTrue(state.startsWith("XX00") && !state.equals("XX000"), what + ": " + state + " " + e);
      return true;
    } finally {
      putBack();
    }
  }

  private void putBack() throws IOException {
    try (var files = Files.walk(directory.resolve("db"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!sound.containsKey(file) && !file.endsWith("lock")) {
          Files.delete(file);
        }
      }
    }
    for (Map.Entry<Path, byte[]> file : sound.entrySet()) {
      Files.write(file.getKey(), file.getValue());
    }
  }

  @Test
  void flippedBitsInAnyFileAreReportedOrHarmless() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int reported = 0;
    for (Map.Entry<Path, byte[]> file : sound.entrySet()) {
      for (int i = 0; i < 8; i++) {
        byte[] damaged = file.getValue().clone();
        int bit = random.nextInt(damaged.length * 8);
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file.getKey(), damaged);
        String what = file.getKey().getFileName() + " bit " + bit + ", seed " + seed;
        reported += isReported(what) ? 1 : 0;
      }
    }
    assertTrue(reported > 3, reported + " reported, seed " + seed);
  }

  @Test
  void filesThatAreCutOffOrSomethingElseAreReportedOrHarmless() throws Exception {
    Random random = new Random(5);
    byte[] noise = new byte[20_000];
    random.nextBytes(noise);
    int reported = 0;
    for (Map.Entry<Path, byte[]> file : sound.entrySet()) {
      byte[] whole = file.getValue();
      for (byte[] other :
          List.of(
              new byte[0],
              new byte[100],
              noise,
              Arrays.copyOf(whole, whole.length / 2),
              Arrays.copyOf(whole, Math.max(0, whole.length - 5)))) {
        Files.write(file.getKey(), other);
        reported += isReported(file.getKey().getFileName() + " of " + other.length) ? 1 : 0;
      }
    }
    assertTrue(reported >= 5, reported + " reported");
  }

  @Test
  void aLaterFormatIsRefusedByName() throws Exception {
    Path store = directory.resolve("db").resolve("store");
    byte[] later = Objects.requireNonNull(sound.get(store)).clone();
    later[11] = 9; // the format of the file, in both marks; their checksums no longer fit
    Files.write(store, later);
    read(); // one copy of the mark is sound
    putBack();
    later = Objects.requireNonNull(sound.get(store)).clone();
    for (int slot = 0; slot < 2; slot++) {
      later[slot * 4128 + 11] = 9;
      CRC32C crc = new CRC32C();
      crc.update(later, slot * 4128, 4096);
      crc.update(ByteBuffer.allocate(20).putLong(slot).putLong(0).putInt(0).array());
      ByteBuffer.wrap(later).putInt(slot * 4128 + 4100, (int) crc.getValue());
    }
    Files.write(store, later);
    assertEquals("XX003", assertThrows(SQLException.class, this::read).getSQLState());
  }

  @Test
  void durabilityIsChosenByUrlAndChangedBySql() throws Exception {
    String url = url() + ";durability=batched";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String durability : List.of("relaxed", "full", "batched", "full")) {
        statement.execute("ALTER DATABASE SET durability = '" + durability + "'");
        statement.execute("INSERT INTO t (id) SELECT MAX(id) + 1 FROM t");
      }
      SQLException e =
          assertThrows(
              SQLException.class,
              () -> statement.execute("ALTER DATABASE SET durability = 'perhaps'"));
      assertEquals("22023", e.getSQLState());
    }
    assertThrows(
        SQLException.class, () -> DriverManager.getConnection(url() + ";durability=perhaps"));
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
      assertTrue(rows.next());
      assertEquals(204, rows.getInt(1));
    }
  }
}
