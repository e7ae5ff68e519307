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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restored database is the one that the same statements make. */
class BackupTest {
  private static final List<String> DEFINITIONS =
      List.of(
          "CREATE TABLE node (id BIGINT PRIMARY KEY, name VARCHAR(100), body VARCHAR(10000), emb"
              + " VECTOR(4))",
          "CREATE TABLE edge (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, src BIGINT NOT"
              + " NULL REFERENCES node, dst BIGINT NOT NULL REFERENCES node ON DELETE CASCADE)",
          "CREATE INDEX node_name ON node (name)",
          "CREATE VECTOR INDEX node_emb ON node (emb) WITH (metric = 'l2')",
          "CREATE SEQUENCE ticket START WITH 5");

  @TempDir Path directory;

  private String url(String name) {
    return "jdbc:quiver:" + directory.resolve(name) + ";linger=0";
  }

  private Path path(String name) {
    return directory.resolve(name);
  }

  /** Statements that change rows and, now and then, definitions. */
  private static List<String> workload(Random random, int from, int count) {
    List<String> statements = new ArrayList<>();
    for (int n = from; n < from + count; n++) {
      switch (random.nextInt(6)) {
        case 0 ->
            statements.add(
                "UPDATE node SET name = 'renamed " + n + "' WHERE id = " + pick(random, n));
        case 1 ->
            statements.add(
                "INSERT INTO edge (src, dst) SELECT MIN(id), MAX(id) FROM node HAVING COUNT(*) >"
                    + " 0");
        case 2 ->
            statements.add(
                "DELETE FROM node WHERE id = "
                    + pick(random, n)
                    + " AND id NOT IN (SELECT src FROM edge)");
        default ->
            statements.add(
                "INSERT INTO node (id, name, body, emb) VALUES ("
                    + n
                    + ", 'node "
                    + n
                    + "', '"
                    + ("x" + n).repeat(random.nextInt(20) == 0 ? 900 : 3)
                    + "', '["
                    + n
                    + ",1,2,3]')");
      }
      if (n % 40 == 0) {
        statements.add("ALTER TABLE node ADD COLUMN c" + n + " INT DEFAULT " + n);
      }
    }
    return statements;
  }

  private static int pick(Random random, int n) {
    return random.nextInt(n + 1);
  }

  private static void run(String url, List<String> statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private List<String> reference(List<List<String>> parts) throws SQLException {
    String url = url("reference" + System.nanoTime());
    for (List<String> part : parts) {
      run(url, part);
    }
    return Contents.of(url);
  }

  private List<String> restored(String backup, String name, RestoreTarget until)
      throws SQLException {
    DatabaseBackups.restore(path(backup), path(name), until, null);
    assertSound(name);
    return Contents.of(url(name));
  }

  private void assertSound(String name) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(name));
        Statement statement = connection.createStatement()) {
      for (String row : Contents.rows(statement, "CHECK DATABASE")) {
        assertTrue(row.endsWith("|ok"), row);
      }
    }
  }

  @Test
  void anyPointOfABackupIsWhatTheStatementsMake() throws Exception {
    long seed = System.nanoTime();
    System.err.println("BackupTest.anyPointOfABackupIsWhatTheStatementsMake seed " + seed);
    Random random = new Random(seed);
    List<String> first = workload(random, 1, 40);
    List<String> second = workload(random, 100, 40);
    List<String> third = workload(random, 200, 40);
    String backup = "BACKUP TO '" + path("backup") + "'";
    run(url("db"), DEFINITIONS);
    run(url("db"), List.of("ALTER DATABASE SET log_retention = 24"));
    run(url("db"), first);
    run(url("db"), List.of(backup));
    run(url("db"), second);
    run(url("db"), List.of("CHECKPOINT", "CREATE RESTORE POINT before_third", backup));
    Instant moment = Instant.now();
    Thread.sleep(5);
    run(url("db"), third);
    run(url("db"), List.of("CHECKPOINT", backup));
    assertEquals(2, DatabaseBackups.verify(path("backup"), null).size());

    List<String> base = restored("backup", "to-base", new RestoreTarget.Point("before_third"));
    assertEquals(reference(List.of(DEFINITIONS, first, second)), base);
    assertEquals(base, restored("backup", "to-moment", RestoreTarget.parse(moment.toString())));
    List<String> all = restored("backup", "to-end", RestoreTarget.END);
    assertEquals(reference(List.of(DEFINITIONS, first, second, third)), all);
    assertEquals(Contents.of(url("db")), all);
  }

  @Test
  void aBaseIsOneCommitWhileOthersGoOn() throws Exception {
    run(url("db"), DEFINITIONS);
    run(
        url("db"),
        List.of(
            "CREATE TABLE counter (id INT PRIMARY KEY, n BIGINT)",
            "INSERT INTO counter VALUES (1, 0)"));
    AtomicBoolean stop = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(1);
    List<Throwable> failures = new ArrayList<>();
    Thread writer =
        new Thread(
            () -> {
              try (Connection connection = DriverManager.getConnection(url("db"));
                  Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                for (int n = 1; !stop.get(); n++) {
                  statement.execute(
                      "INSERT INTO node VALUES (" + n + ", 'n', 'b', '[1,2,3," + n + "]')");
                  statement.execute("UPDATE counter SET n = n + 1");
                  connection.commit();
                  begun.countDown();
                  if (n % 50 == 0) {
                    statement.execute("CHECKPOINT");
                  }
                }
              } catch (SQLException e) {
                failures.add(e);
              }
            });
    writer.start();
    assertTrue(begun.await(1, TimeUnit.MINUTES), () -> "" + failures);
    try (Connection connection = DriverManager.getConnection(url("db"));
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 5; i++) {
        statement.execute("BACKUP TO '" + path("backup" + i) + "'");
      }
    } finally {
      stop.set(true);
      writer.join();
    }
    assertEquals(List.of(), failures);
    long before = -1;
    for (int i = 0; i < 5; i++) {
      DatabaseBackups.restore(path("backup" + i), path("restored" + i), RestoreTarget.END, null);
      assertSound("restored" + i);
      try (Connection connection = DriverManager.getConnection(url("restored" + i));
          Statement statement = connection.createStatement()) {
        List<String> counts =
            Contents.rows(
                statement,
                "SELECT (SELECT n FROM counter), (SELECT COUNT(*) FROM node), (SELECT COUNT(*) FROM"
                    + " node WHERE name = 'n')");
        String[] numbers = counts.getFirst().split("\\|");
        assertEquals(numbers[0], numbers[1]);
        assertEquals(numbers[0], numbers[2]);
        assertTrue(Long.parseLong(numbers[0]) >= before);
        before = Long.parseLong(numbers[0]);
      }
    }
    assertTrue(before > 0, "nothing was written meanwhile");
  }

  @Test
  void wrongTargetsAreRefused() throws Exception {
    run(url("db"), DEFINITIONS);
    run(url("other"), DEFINITIONS);
    Files.createDirectories(path("used"));
    Files.writeString(path("used").resolve("letter.txt"), "dear");
    assertState("22023", () -> run(url("db"), List.of("BACKUP TO '" + path("used") + "'")));
    assertTrue(Files.exists(path("used").resolve("letter.txt")));
    run(url("db"), List.of("BACKUP TO '" + path("backup") + "'"));
    assertState("22023", () -> run(url("other"), List.of("BACKUP TO '" + path("backup") + "'")));
    assertState("3D000", () -> run(url("backup"), List.of("SELECT 1")));
    assertCode(ErrorCode.INVALID_PARAMETER, () -> restore("backup", "used", RestoreTarget.END));
    assertCode(ErrorCode.OBJECT_NOT_FOUND, () -> restore("used", "new", RestoreTarget.END));
    assertCode(
        ErrorCode.OBJECT_NOT_FOUND,
        () -> restore("backup", "new", new RestoreTarget.Point("never")));
    assertCode(
        ErrorCode.OBJECT_NOT_FOUND,
        () -> restore("backup", "new", RestoreTarget.parse("2001-01-01 00:00:00")));
    assertFalse(Files.exists(path("new").resolve("store")));
  }

  private void restore(String backup, String name, RestoreTarget until) {
    DatabaseBackups.restore(path(backup), path(name), until, null);
  }

  @Test
  void withoutRetentionAnIncrementSaysWhatIsMissing() throws Exception {
    run(url("db"), DEFINITIONS);
    run(url("db"), List.of("BACKUP TO '" + path("backup") + "'"));
    run(url("db"), workload(new Random(1), 1, 20));
    run(url("db"), List.of("CHECKPOINT"));
    for (int i = 0; i < 3; i++) { // each opening begins a segment when the last is gone
      run(url("db"), List.of("INSERT INTO node (id) VALUES (" + (1_000 + i) + ")", "CHECKPOINT"));
    }
    try {
      run(url("db"), List.of("BACKUP TO '" + path("backup") + "'"));
      assertEquals(Contents.of(url("db")), restored("backup", "restored", RestoreTarget.END));
    } catch (SQLException e) {
      assertEquals("42704", e.getSQLState()); // the log was let go
    }
  }

  @Test
  void aRestoredDatabaseDoesNotContinueTheBackupOfItsOtherFuture() throws Exception {
    run(
        url("db"),
        List.of("CREATE TABLE t (id INT PRIMARY KEY)", "ALTER DATABASE SET log_retention = 1"));
    run(url("db"), List.of("BACKUP TO '" + path("backup") + "'", "CREATE RESTORE POINT p"));
    run(
        url("db"),
        List.of(
            "INSERT INTO t VALUES (1)",
            "INSERT INTO t VALUES (2)",
            "BACKUP TO '" + path("backup") + "'"));
    restore("backup", "past", new RestoreTarget.Point("p"));
    run(
        url("past"),
        List.of(
            "INSERT INTO t VALUES (11)", "INSERT INTO t VALUES (12)", "INSERT INTO t VALUES (13)"));
    assertState("22023", () -> run(url("past"), List.of("BACKUP TO '" + path("backup") + "'")));
    run(url("past"), List.of("BACKUP TO '" + path("backup of past") + "'"));
    assertEquals(Contents.of(url("past")), restored("backup of past", "again", RestoreTarget.END));
  }

  @Test
  void damageInABackupIsFound() throws Exception {
    run(url("db"), DEFINITIONS);
    run(url("db"), List.of("ALTER DATABASE SET log_retention = 1"));
    run(url("db"), workload(new Random(2), 1, 50));
    run(url("db"), List.of("BACKUP TO '" + path("backup") + "'"));
    run(url("db"), workload(new Random(3), 100, 50));
    run(url("db"), List.of("BACKUP TO '" + path("backup") + "'"));
    assertEquals(2, DatabaseBackups.verify(path("backup"), null).size());
    long seed = System.nanoTime();
    System.err.println("BackupTest.damageInABackupIsFound seed " + seed);
    Random random = new Random(seed);
    List<String> expected = Contents.of(url("db"));
    int finds = 0;
    for (Path file : files(path("backup"))) {
      byte[] sound = Files.readAllBytes(file);
      for (int i = 0; i < 6; i++) {
        byte[] damaged = sound.clone();
        int bit = random.nextInt(Math.min(sound.length, 40_000) * 8);
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, damaged);
        boolean found = false;
        try {
          DatabaseBackups.verify(path("backup"), null);
        } catch (QuiverException e) {
          found = true;
        }
        if (!found) { // where nothing is stored, or in one of two copies
          String name = "restored" + file.getFileName() + i;
          assertEquals(expected, restored("backup", name, RestoreTarget.END));
        }
        finds += found ? 1 : 0;
      }
      Files.write(file, sound);
    }
    assertTrue(finds > 3, finds + " found");
    Files.delete(path("backup").resolve("base"));
    assertThrows(QuiverException.class, () -> DatabaseBackups.verify(path("backup"), null));
  }

  private static List<Path> files(Path directory) throws IOException {
    try (var found = Files.walk(directory)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private interface Step {
    void run() throws SQLException;
  }

  private static void assertState(String state, Step step) {
    assertEquals(state, assertThrows(SQLException.class, step::run).getSQLState());
  }

  private static void assertCode(ErrorCode code, Runnable step) {
    assertEquals(code, assertThrows(QuiverException.class, step::run).code());
  }
}
