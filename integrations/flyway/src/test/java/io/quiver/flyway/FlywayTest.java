package io.quiver.flyway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.internal.license.VersionPrinter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Flyway's commands on databases in memory and in a directory. */
@ParameterizedClass
@ValueSource(strings = {"mem", "file"})
final class FlywayTest {

  private static final AtomicInteger COUNT = new AtomicInteger();

  @Parameter String store = "";

  @TempDir Path directory = Path.of("");

  private String url = "";

  @BeforeEach
  void name() {
    String name = "flyway" + COUNT.incrementAndGet();
    url =
        store.equals("mem")
            ? "jdbc:quiver:mem:" + name
            : "jdbc:quiver:" + directory.resolve(name) + ";linger=0";
  }

  private FluentConfiguration configure(String... locations) {
    return Flyway.configure()
        .dataSource(url, null, null)
        .locations(locations)
        .placeholders(Map.of("greeting", "hello"))
        .cleanDisabled(false);
  }

  /** The tests run twice; the build says with which version. */
  @Test
  void itIsTheVersionThatTheBuildSays() {
    String version = System.getProperty("flyway.version", "13.12.0");
    assertEquals(version, VersionPrinter.getVersion());
  }

  @Test
  void migratesAndTellsWhatItDid() throws SQLException {
    Flyway flyway = configure("classpath:db/good").load();
    assertEquals(3, flyway.info().pending().length);
    assertEquals(3, flyway.migrate().migrationsExecuted);
    assertEquals(0, flyway.migrate().migrationsExecuted);
    assertEquals("2", flyway.info().current() == null ? "" : versionOf(flyway));
    assertTrue(
        Stream.of(flyway.info().applied())
            .allMatch(each -> each.getState() == MigrationState.SUCCESS));
    assertTrue(flyway.validateWithResult().validationSuccessful);
    assertEquals(
        List.of("hello", "it's; fine"), strings("SELECT title FROM titles ORDER BY title"));
    assertEquals(
        List.of("b"),
        strings(
            "SELECT t FROM GRAPH_TABLE (g MATCH (x IS node WHERE x.id = 'a')-[IS edge]->(y IS node)"
                + " COLUMNS (y.id AS t))"));
  }

  private static String versionOf(Flyway flyway) {
    return Stream.of(flyway.info().applied())
        .map(MigrationInfo::getVersion)
        .filter(version -> version != null)
        .map(Object::toString)
        .max(String::compareTo)
        .orElse("");
  }

  @Test
  void aChangedScriptIsFoundAndRepaired() throws Exception {
    Path scripts = Files.createDirectories(directory.resolve("scripts"));
    Path script = scripts.resolve("V1__t.sql");
    Files.writeString(script, "CREATE TABLE t (id INT);");
    Flyway flyway = configure("filesystem:" + scripts).load();
    flyway.migrate();
    Files.writeString(script, "CREATE TABLE t (id BIGINT);");
    assertFalse(flyway.validateWithResult().validationSuccessful);
    assertThrows(FlywayException.class, flyway::migrate);
    assertEquals(1, flyway.repair().migrationsAligned.size());
    assertTrue(flyway.validateWithResult().validationSuccessful);
  }

  @Test
  void aFailedMigrationLeavesNothingAndTheMendedOneGoesOn() throws SQLException {
    FlywayException failure =
        assertThrows(
            FlywayException.class, () -> configure("classpath:db/broken").load().migrate());
    assertTrue(String.valueOf(failure.getMessage()).contains("V2__second.sql"), failure::toString);
    assertTrue(String.valueOf(failure.getMessage()).contains("NOWHERE"), failure::toString);
    assertEquals(
        List.of("FIRST"),
        strings(
            "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME IN ('FIRST',"
                + " 'HALF')"));
    Flyway mended = configure("classpath:db/mended").load();
    mended.repair();
    assertEquals(1, mended.migrate().migrationsExecuted);
    assertEquals(List.of("1"), strings("SELECT id FROM half"));
  }

  @Test
  void baselinesWhatWasThereBefore() throws SQLException {
    execute("CREATE TABLE old (id INT)");
    assertThrows(FlywayException.class, () -> configure("classpath:db/mended").load().migrate());
    Flyway flyway = configure("classpath:db/mended").baselineVersion("1").load();
    assertTrue(flyway.baseline().successfullyBaselined);
    assertEquals(1, flyway.migrate().migrationsExecuted);
    assertEquals(
        List.of("HALF", "OLD"),
        strings(
            "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC' AND"
                + " TABLE_NAME IN ('FIRST', 'HALF', 'OLD') ORDER BY 1"));
  }

  @Test
  void cleansEverythingAndBeginsAnew() throws SQLException {
    Flyway flyway = configure("classpath:db/good").load();
    flyway.migrate();
    flyway.clean();
    assertEquals(
        List.of(),
        strings("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC'"));
    assertEquals(
        List.of(),
        strings(
            "SELECT SEQUENCE_NAME FROM INFORMATION_SCHEMA.SEQUENCES WHERE SEQUENCE_SCHEMA ="
                + " 'PUBLIC'"));
    assertEquals(3, flyway.migrate().migrationsExecuted);
  }

  @Test
  void makesAndLeavesSchemasOfItsOwn() throws SQLException {
    Flyway flyway = configure("classpath:db/mended").schemas("APP").load();
    assertEquals(2, flyway.migrate().migrationsExecuted);
    assertEquals(List.of("1"), strings("SELECT id FROM app.half"));
    flyway.clean();
    assertEquals(
        List.of(),
        strings("SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME = 'APP'"));
  }

  @Test
  void migratorsThatStartTogetherDoEachMigrationOnce() throws Exception {
    try (Connection keptOpen = DriverManager.getConnection(url);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      assertFalse(keptOpen.isClosed());
      List<Future<Integer>> done = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Callable<Integer> migrate =
            () -> configure("classpath:db/good").load().migrate().migrationsExecuted;
        done.add(threads.submit(migrate));
      }
      int sum = 0;
      for (Future<Integer> each : done) {
        sum += each.get();
      }
      assertEquals(3, sum);
    }
    assertEquals(List.of("2"), strings("SELECT COUNT(*) FROM node"));
  }

  @Test
  void groupedMigrationsAreOneTransaction() throws SQLException {
    assertThrows(
        FlywayException.class, () -> configure("classpath:db/broken").group(true).load().migrate());
    assertEquals(
        List.of(),
        strings(
            "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME IN ('FIRST',"
                + " 'HALF')"));
    assertEquals(
        2, configure("classpath:db/mended").group(true).load().migrate().migrationsExecuted);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> strings(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> strings = new ArrayList<>();
      while (rows.next()) {
        strings.add(rows.getString(1));
      }
      return strings;
    }
  }
}
