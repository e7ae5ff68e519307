package io.quiver.tck.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.DatabaseBackups;
import io.quiver.storage.backup.RestoreTarget;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories of backups: how many are kept, which is restored, where none may be made. */
class BackupRetentionTest {
  @TempDir Path directory;

  private String url(String name) {
    return "jdbc:quiver:" + directory.resolve(name) + ";linger=0";
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url("db"));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private String backup(String options) {
    return "BACKUP TO '" + directory.resolve("all") + "' WITH (" + options + ")";
  }

  private List<Path> sets() throws IOException {
    try (var found = Files.list(directory.resolve("all"))) {
      return found.sorted().toList();
    }
  }

  private List<String> restored(String name, RestoreTarget until) throws SQLException {
    DatabaseBackups.restore(directory.resolve("all"), directory.resolve(name), until, null);
    return Contents.of(url(name));
  }

  @Test
  void keepsTheNewestSetsAndAddsToTheLast() throws Exception {
    run(
        "CREATE TABLE t (id INT PRIMARY KEY)",
        "ALTER DATABASE SET log_retention = 1",
        "INSERT INTO t VALUES (1)",
        backup("sets = 2"),
        "INSERT INTO t VALUES (2)",
        backup("sets = 2"));
    assertEquals(1, sets().size());
    Path first = sets().getFirst();
    run("CREATE RESTORE POINT two", backup("sets = 2"));
    List<String> two = Contents.of(url("db"));
    run("INSERT INTO t VALUES (3)", backup("sets = 2, base = TRUE"));
    assertEquals(2, sets().size());
    assertTrue(Files.exists(first), "nothing goes while as many as wanted are there");
    assertEquals(two, restored("old", RestoreTarget.parse("two")), "from the older set");
    assertEquals(2, DatabaseBackups.verify(directory.resolve("all"), null).size());
    run("INSERT INTO t VALUES (4)", backup("sets = 2, base = TRUE"));
    assertEquals(2, sets().size());
    assertFalse(Files.exists(first), "the oldest goes when a newer one is complete");
    assertEquals(Contents.of(url("db")), restored("new", RestoreTarget.END));
    QuiverException gone =
        assertThrows(QuiverException.class, () -> restored("gone", RestoreTarget.parse("two")));
    assertEquals(ErrorCode.OBJECT_NOT_FOUND, gone.code());
  }

  @Test
  void daysKeepWhatTheyNeed() throws Exception {
    run("CREATE TABLE t (id INT PRIMARY KEY)", backup("days = 7, base = TRUE"));
    Path old = sets().getFirst();
    // As if it had been made a year ago, and the next one as well.
    Path renamed = old.resolveSibling("20250101T000000000");
    Files.move(old, renamed);
    run(backup("days = 7, base = TRUE"));
    assertEquals(2, sets().size(), "it serves every state up to the one of today");
    Files.move(sets().getLast(), old.resolveSibling("20250601T000000000"));
    run(backup("days = 7, base = TRUE"));
    assertFalse(Files.exists(renamed), "half a year of states older than a week");
    assertEquals(2, sets().size());
  }

  @Test
  void aNewSetBeginsWhereTheLastCannotGoOn() throws Exception {
    run("CREATE TABLE t (id INT PRIMARY KEY)", backup("sets = 5"));
    run("INSERT INTO t VALUES (1)", "CHECKPOINT", "CHECKPOINT"); // the log was not kept
    run("INSERT INTO t VALUES (2)", backup("sets = 5"));
    assertTrue(sets().size() <= 2);
    assertEquals(Contents.of(url("db")), restored("again", RestoreTarget.END));
  }

  @Test
  void placesThatAreNotForBackupsAreRefused() throws Exception {
    run("CREATE TABLE t (id INT PRIMARY KEY)");
    Path foreign = directory.resolve("foreign");
    Files.createDirectories(foreign.resolve("log"));
    Files.writeString(foreign.resolve("log").resolve("system.log"), "not ours");
    Files.createDirectories(directory.resolve("tree").resolve("pictures"));
    Files.writeString(directory.resolve("file"), "a file");
    for (String target :
        List.of("db", "db/backup", "db/log", ".", "foreign", "tree", "file", "tree/../db")) {
      for (String options : List.of("", " WITH (sets = 3)")) {
        String sql = "BACKUP TO '" + directory.resolve(target) + "'" + options;
        SQLException e = assertThrows(SQLException.class, () -> run(sql), target);
        assertEquals("22023", e.getSQLState(), sql + ": " + e.getMessage());
      }
    }
    assertEquals("not ours", Files.readString(foreign.resolve("log").resolve("system.log")));
    run("INSERT INTO t VALUES (1)", "BACKUP TO '" + directory.resolve("good") + "'");
    assertThrows(
        QuiverException.class,
        () ->
            DatabaseBackups.restore(
                directory.resolve("good"), directory.resolve("tree"), RestoreTarget.END, null));
    for (String options : List.of("sets = 0", "days = 'x'", "keep = 3")) {
      SQLException e = assertThrows(SQLException.class, () -> run(backup(options)));
      assertEquals("22023", e.getSQLState(), options);
    }
  }
}
