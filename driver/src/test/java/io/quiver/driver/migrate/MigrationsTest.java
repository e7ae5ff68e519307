package io.quiver.driver.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Up, down, status and to, on databases in memory and in a directory. */
@ParameterizedClass
@ValueSource(strings = {"mem", "file"})
final class MigrationsTest {
  @Parameter String store = "";

  @TempDir Path directory = Path.of("");

  private Path files = directory;
  private String url = "";

  @BeforeEach
  void files() throws IOException {
    files = Files.createDirectories(directory.resolve("migrations"));
    url =
        store.equals("mem")
            ? "jdbc:quiver:mem:" + directory.getFileName()
            : "jdbc:quiver:" + directory.resolve("kg") + ";linger=0";
    write("2_titles.sql", "CREATE TABLE title (id INT PRIMARY KEY, t VARCHAR); -- one; two\n");
    write("2_titles.undo.sql", "DROP TABLE title;");
    write("3_first_title.sql", "INSERT INTO title VALUES (1, 'it''s; fine');");
    write("3_first_title.undo.sql", "DELETE FROM title WHERE id = 1;");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(files.resolve(name), text);
  }

  private static List<String> strings(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private static List<String> kinds(Migrations migrations) throws SQLException {
    return migrations.status().stream()
        .map(each -> each.version() + " " + each.name() + " " + each.kind())
        .toList();
  }

  @Test
  void goesUpAndDownAndToAVersion() throws Exception {
    try (Connection connection = DriverManager.getConnection(url)) {
      Migrations migrations = Migrations.of(connection, files);
      assertEquals(
          List.of("1 graph PENDING", "2 titles PENDING", "3 first title PENDING"),
          kinds(migrations));
      assertEquals(3, migrations.up().size());
      assertEquals(List.of(), migrations.up());
      assertEquals(
          List.of("1 graph APPLIED", "2 titles APPLIED", "3 first title APPLIED"),
          kinds(migrations));
      assertEquals(List.of("it's; fine"), strings(connection, "SELECT t FROM title"));
      Migration undone = migrations.down();
      assertEquals("3 first title", String.valueOf(undone));
      assertEquals(List.of(), strings(connection, "SELECT t FROM title"));
      assertEquals(2, migrations.to(0).size());
      assertNull(migrations.down());
      assertEquals(
          List.of("QUIVER_MIGRATIONS"),
          strings(
              connection,
              "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE' AND"
                  + " TABLE_SCHEMA IN ('PUBLIC', 'KG')"));
      assertEquals(2, migrations.to(2).size());
      assertEquals(1, migrations.to(3).size());
      assertTrue(connection.getAutoCommit());
    }
  }

  @Test
  void theBuiltInFirstIsTheSchemaOfAGraph() throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      Migrations.of(connection, files).to(1);
      statement.execute("INSERT INTO kg.nodes (id) VALUES ('a'), ('b')");
      statement.execute("INSERT INTO kg.edges (from_node, to_node, type) VALUES ('a', 'b', 'to')");
      statement.execute("INSERT INTO kg.tags VALUES ('a', 'x')");
      assertEquals(
          List.of("EDGES", "EMBEDDINGS", "NODES", "TAGS"),
          strings(
              connection,
              "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'KG' ORDER BY"
                  + " 1"));
    }
  }

  @Test
  void aDirectoryMayHaveAFirstVersionOfItsOwn() throws Exception {
    write("0001_mine.sql", "CREATE TABLE mine (id INT)");
    try (Connection connection = DriverManager.getConnection(url)) {
      assertEquals("1 mine", Migrations.of(connection, files).up().get(0).toString());
    }
  }

  @Test
  void aFailedOneLeavesNothing() throws Exception {
    write("4_broken.sql", "CREATE TABLE half (id INT); INSERT INTO nowhere VALUES (1);");
    try (Connection connection = DriverManager.getConnection(url)) {
      Migrations migrations = Migrations.of(connection, files);
      SQLException failure = assertThrows(SQLException.class, migrations::up);
      assertEquals("42P01", failure.getSQLState());
      assertTrue(String.valueOf(failure.getMessage()).contains("4 broken"), failure::toString);
      assertEquals(
          List.of(),
          strings(
              connection,
              "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'HALF'"));
      assertEquals("4 broken PENDING", kinds(migrations).get(3));
      write("4_broken.sql", "CREATE TABLE half (id INT);");
      assertEquals(1, Migrations.of(connection, files).up().size());
    }
  }

  @Test
  void whatEndsATransactionIsRefused() throws Exception {
    write("4_commits.sql", "CREATE TABLE half (id INT); COMMIT; INSERT INTO nowhere VALUES (1);");
    try (Connection connection = DriverManager.getConnection(url)) {
      assertThrows(SQLException.class, () -> Migrations.of(connection, files).up());
      assertEquals("4 commits PENDING", kinds(Migrations.of(connection, files)).get(3));
    }
  }

  @Test
  void aChangedAMissingAndALateFileAreFound() throws Exception {
    try (Connection connection = DriverManager.getConnection(url)) {
      Migrations.of(connection, files).up();
      write("3_first_title.sql", "INSERT INTO title VALUES (2, 'other');");
      Migrations changed = Migrations.of(connection, files);
      assertEquals("3 first title CHANGED", kinds(changed).get(2));
      assertThrows(SQLException.class, changed::up);
      Files.delete(files.resolve("3_first_title.sql"));
      Files.delete(files.resolve("3_first_title.undo.sql"));
      Migrations missing = Migrations.of(connection, files);
      assertEquals("3 first title MISSING", kinds(missing).get(2));
      assertThrows(SQLException.class, missing::up);
      missing.down(); // its undo is in the database
      assertEquals(List.of(), strings(connection, "SELECT t FROM title"));
      write("5_late.sql", "CREATE TABLE five (id INT)");
      Migrations.of(connection, files).up();
      write("4_older.sql", "CREATE TABLE four (id INT)");
      SQLException late =
          assertThrows(SQLException.class, () -> Migrations.of(connection, files).up());
      assertTrue(String.valueOf(late.getMessage()).contains("older"), late::toString);
    }
  }

  @Test
  void withoutAnUndoThereIsNoWayBack() throws Exception {
    write("4_final.sql", "CREATE TABLE four (id INT)");
    try (Connection connection = DriverManager.getConnection(url)) {
      Migrations migrations = Migrations.of(connection, files);
      migrations.up();
      assertThrows(SQLException.class, migrations::down);
      assertEquals("4 final APPLIED", kinds(migrations).get(3));
    }
  }

  @Test
  void wrongNamesAndVersionsAreRefused() throws Exception {
    try (Connection connection = DriverManager.getConnection(url)) {
      assertThrows(SQLException.class, () -> Migrations.of(connection, files).to(9));
      write("titles.sql", "");
      assertThrows(SQLException.class, () -> Migrations.of(connection, files));
      Files.delete(files.resolve("titles.sql"));
      write("02_again.sql", "");
      assertThrows(SQLException.class, () -> Migrations.of(connection, files));
      assertThrows(SQLException.class, () -> Migrations.of(connection, files.resolve("nowhere")));
    }
  }

  @Test
  void migratorsThatStartTogetherApplyEachOnce() throws Exception {
    try (Connection keptOpen = DriverManager.getConnection(url);
        ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<Integer>> done = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Callable<Integer> up =
            () -> {
              try (Connection connection = DriverManager.getConnection(url)) {
                return Migrations.of(connection, files).up().size();
              }
            };
        done.add(threads.submit(up));
      }
      int sum = 0;
      for (Future<Integer> each : done) {
        sum += each.get();
      }
      assertEquals(3, sum);
      assertEquals(List.of("it's; fine"), strings(keptOpen, "SELECT t FROM title"));
    }
  }
}
