package io.quiver.tck.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.DatabaseBackups;
import io.quiver.storage.DatabaseSalvage;
import io.quiver.storage.backup.RestoreTarget;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that is chosen by URL: opening, opening again, the wrong one, backups, limits. */
public abstract class StoreByUrlSuite {
  private static final int ROWS = 300;

  @TempDir private Path directory;

  /** As in {@code ;store=name}. */
  protected abstract String store();

  private String plain() {
    return "jdbc:quiver:" + directory.resolve("db") + ";linger=0";
  }

  private String url() {
    return plain() + ";store=" + store();
  }

  private static void execute(String url, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> query(String url, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.append(i == 1 ? "" : " ").append(result.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  private void fill() throws SQLException {
    execute(
        url(),
        "CREATE TABLE t (id INT PRIMARY KEY, s VARCHAR(3000), v VECTOR(3))",
        "CREATE INDEX t_s ON t (s)",
        "CREATE VECTOR INDEX t_v ON t (v) WITH (metric = 'l2')");
    try (Connection connection = DriverManager.getConnection(url());
        var insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?)")) {
      connection.setAutoCommit(false);
      for (int i = 0; i < ROWS; i++) {
        insert.setInt(1, i);
        insert.setString(2, ("word" + i + " ").repeat(1 + i % 300));
        insert.setObject(3, new float[] {i, 1, 2});
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    }
  }

  private List<String> content(String url) throws SQLException {
    List<String> all = new ArrayList<>(query(url, "SELECT id, s FROM t ORDER BY id"));
    all.addAll(query(url, "SELECT id FROM t WHERE s = 'word300 '"));
    all.addAll(query(url, "SELECT id FROM t ORDER BY l2_distance(v, '[7,1,2]'), id LIMIT 3"));
    return all;
  }

  @Test
  final void isFoundAgainWithAndWithoutItsName() throws SQLException {
    fill();
    List<String> content = content(url());
    assertEquals(ROWS + 3, content.size());
    assertEquals("7", content.get(ROWS));
    assertEquals(content, content(plain()));
    assertTrue(Files.isDirectory(directory.resolve("db").resolve("store-" + store())));
    assertFalse(Files.exists(directory.resolve("db").resolve("store")));
    execute(plain(), "DELETE FROM t WHERE id >= 10", "VACUUM");
    assertEquals(List.of("10"), query(plain(), "SELECT COUNT(*) FROM t"));
    for (String row : query(plain(), "CHECK DATABASE")) {
      assertTrue(row.endsWith(" ok"), row);
    }
  }

  @Test
  final void anotherStoreIsRefusedByName() throws SQLException {
    fill();
    SQLException own =
        assertThrows(
            SQLException.class, () -> DriverManager.getConnection(plain() + ";store=mvstore"));
    assertEquals("22023", own.getSQLState());
    assertTrue(
        String.valueOf(own.getMessage()).contains(";store=" + store()),
        String.valueOf(own.getMessage()));
    execute("jdbc:quiver:" + directory.resolve("own") + ";linger=0", "CREATE TABLE u (id INT)");
    String wrong = "jdbc:quiver:" + directory.resolve("own") + ";store=" + store();
    SQLException foreign =
        assertThrows(SQLException.class, () -> DriverManager.getConnection(wrong));
    assertTrue(
        String.valueOf(foreign.getMessage()).contains(";store=mvstore"),
        String.valueOf(foreign.getMessage()));
    // While it is open as well.
    try (Connection connection = DriverManager.getConnection(url())) {
      assertTrue(connection.isValid(1));
      assertThrows(
          SQLException.class, () -> DriverManager.getConnection(plain() + ";store=mvstore"));
    }
  }

  @Test
  final void aStoreThatIsNotThereNamesItsArtifact() {
    SQLException e =
        assertThrows(
            SQLException.class, () -> DriverManager.getConnection(plain() + ";store=cassandra"));
    assertEquals("08001", e.getSQLState());
    assertTrue(
        String.valueOf(e.getMessage()).contains("io.quiver:quiver-" + store()),
        String.valueOf(e.getMessage()));
  }

  @Test
  final void encryptionMemoryAndSalvageAreRefused() throws SQLException {
    Properties key = new Properties();
    key.put("encryption_key", "a passphrase that is long enough");
    SQLException e =
        assertThrows(SQLException.class, () -> DriverManager.getConnection(url(), key));
    assertEquals("0A000", e.getSQLState());
    SQLException memory =
        assertThrows(
            SQLException.class,
            () -> DriverManager.getConnection("jdbc:quiver:mem:;store=" + store()));
    assertEquals("22023", memory.getSQLState());
    fill();
    QuiverException salvage =
        assertThrows(
            QuiverException.class,
            () ->
                DatabaseSalvage.run(
                    directory.resolve("db"), directory.resolve("out"), null, loss -> {}));
    assertEquals(ErrorCode.FEATURE_NOT_SUPPORTED, salvage.code());
  }

  @Test
  final void backupsRestoreToQuiversOwnStore() throws SQLException {
    fill();
    Path backup = directory.resolve("backup");
    execute(url(), "ALTER DATABASE SET log_retention = 1", "BACKUP TO '" + backup + "'");
    execute(
        url(),
        "UPDATE t SET s = 'changed' WHERE id < 50",
        "CREATE RESTORE POINT there",
        "BACKUP TO '" + backup + "'");
    List<String> content = content(url());
    execute(url(), "DELETE FROM t", "BACKUP TO '" + backup + "'");
    Path restored = directory.resolve("restored");
    DatabaseBackups.restore(backup, restored, RestoreTarget.parse("there"), null);
    assertEquals(content, content("jdbc:quiver:" + restored + ";linger=0;store=mvstore"));
  }
}
