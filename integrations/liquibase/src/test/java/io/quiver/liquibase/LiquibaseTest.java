package io.quiver.liquibase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.command.CommandScope;
import liquibase.command.core.GenerateChangelogCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.Database;
import liquibase.datatype.DataTypeFactory;
import liquibase.diff.DiffResult;
import liquibase.diff.compare.CompareControl;
import liquibase.exception.LiquibaseException;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.structure.core.Catalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Liquibase's commands on databases in memory and in a directory. */
@ParameterizedClass
@ValueSource(strings = {"mem", "file"})
final class LiquibaseTest {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Contexts ALL = new Contexts();
  private static final LabelExpression ANY = new LabelExpression();

  @Parameter String store = "";

  @TempDir Path directory = Path.of("");

  private String url = "";

  @BeforeEach
  void name() {
    url = fresh();
  }

  private String fresh() {
    String name = "liquibase" + COUNT.incrementAndGet();
    return store.equals("mem")
        ? "jdbc:quiver:mem:" + name
        : "jdbc:quiver:" + directory.resolve(name) + ";linger=0";
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

  private static List<String> tables(Connection connection) throws SQLException {
    return strings(
        connection,
        "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC' AND"
            + " TABLE_NAME NOT LIKE 'DATABASECHANGELOG%' ORDER BY TABLE_NAME");
  }

  @Test
  void updatesTellsItsStatusAndRollsBackByCountAndTag() throws Exception {
    try (Connection connection = DriverManager.getConnection(url)) {
      Liquibase liquibase = Changelogs.on(connection, "changelogs/kg.xml");
      StringWriter status = new StringWriter();
      liquibase.reportStatus(true, ALL, status);
      assertTrue(
          status.toString().contains("4 changesets have not been applied"), status::toString);
      liquibase.update(ALL, ANY);
      assertEquals(0, liquibase.listUnrunChangeSets(ALL, ANY).size());
      assertEquals(List.of("EDGE", "LABELS", "NODE"), tables(connection));
      assertEquals(List.of("a"), strings(connection, "SELECT label FROM labels"));
      liquibase.rollback(1, "");
      assertEquals(List.of(), strings(connection, "SELECT label FROM labels"));
      liquibase.rollback("before-view", ALL, ANY);
      assertEquals(List.of("EDGE", "NODE"), tables(connection));
      // The set that sets the tag goes, too.
      assertEquals(3, liquibase.listUnrunChangeSets(ALL, ANY).size());
      liquibase.update(ALL, ANY);
      assertTrue(liquibase.tagExists("before-view"));
      liquibase.rollback(4, "");
      assertEquals(List.of(), tables(connection));
    }
  }

  @Test
  void rollsBackToADate() throws Exception {
    try (Connection connection = DriverManager.getConnection(url)) {
      Liquibase liquibase = Changelogs.on(connection, "changelogs/kg.xml");
      liquibase.update(2, "");
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "UPDATE databasechangelog SET dateexecuted = TIMESTAMP '2020-01-01 00:00:00'");
        connection.commit();
      }
      liquibase.update(ALL, ANY);
      liquibase.rollback(Date.from(Instant.parse("2021-01-01T00:00:00Z")), ALL, ANY);
      assertEquals(List.of("EDGE", "NODE"), tables(connection));
    }
  }

  @Test
  void aFailedChangeSetLeavesNothing() throws Exception {
    try (Connection connection = DriverManager.getConnection(url)) {
      Liquibase liquibase = Changelogs.on(connection, "changelogs/broken.xml");
      LiquibaseException failure =
          assertThrows(LiquibaseException.class, () -> liquibase.update(ALL, ANY));
      assertTrue(String.valueOf(failure.getMessage()).contains("NOWHERE"), failure::toString);
      connection.rollback();
      assertEquals(List.of("FIRST"), tables(connection));
      assertEquals(List.of("1"), strings(connection, "SELECT id FROM databasechangelog"));
      assertFalse(liquibase.listLocks().length > 0);
    }
  }

  /** What is generated from one database makes another one between which there is no difference. */
  @Test
  void generatesAChangelogThatMakesTheSameAgain() throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Connection other = DriverManager.getConnection(fresh())) {
      Liquibase liquibase = Changelogs.on(connection, "changelogs/kg.xml");
      liquibase.update(ALL, ANY);
      Path file = directory.resolve("generated.xml");
      new CommandScope(GenerateChangelogCommandStep.COMMAND_NAME)
          .addArgumentValue(
              DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, liquibase.getDatabase())
          .addArgumentValue(GenerateChangelogCommandStep.CHANGELOG_FILE_ARG, file.toString())
          .execute();
      String generated = Files.readString(file);
      Database target = Changelogs.database(other);
      Liquibase again =
          new Liquibase("generated.xml", new DirectoryResourceAccessor(directory), target);
      again.update(ALL, ANY);
      DiffResult difference = again.diff(liquibase.getDatabase(), target, CompareControl.STANDARD);
      assertEquals(Set.of(), difference.getMissingObjects(), generated);
      assertEquals(Set.of(), difference.getUnexpectedObjects(), generated);
      // The databases themselves have different names.
      assertTrue(
          difference.getChangedObjects().keySet().stream().allMatch(Catalog.class::isInstance),
          () -> generated + difference.getChangedObjects().keySet());
      assertEquals(List.of("EDGE", "LABELS", "NODE"), tables(other));
      assertEquals(
          List.of("VECTOR(3)"),
          strings(
              other,
              "SELECT DECLARED_TYPE FROM INFORMATION_SCHEMA.COLUMNS WHERE COLUMN_NAME = 'EMB' AND"
                  + " TABLE_SCHEMA = 'PUBLIC'"));
    }
  }

  @Test
  void diffFindsWhatIsMissingUnexpectedAndChanged() throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Connection other = DriverManager.getConnection(fresh())) {
      Liquibase liquibase = Changelogs.on(connection, "changelogs/kg.xml");
      liquibase.update(ALL, ANY);
      try (Statement statement = other.createStatement()) {
        statement.execute("CREATE TABLE node (id BIGINT PRIMARY KEY, label VARCHAR(50), more INT)");
      }
      DiffResult difference =
          liquibase.diff(
              liquibase.getDatabase(), Changelogs.database(other), CompareControl.STANDARD);
      assertFalse(difference.areEqual());
      assertTrue(difference.getMissingObjects().toString().contains("EDGE"));
      assertTrue(difference.getUnexpectedObjects().toString().contains("MORE"));
      assertTrue(
          difference.getChangedObjects().toString().contains("LABEL"),
          () -> difference.getChangedObjects().toString());
    }
  }

  @Test
  void dropAllLeavesNothing() throws Exception {
    try (Connection connection = DriverManager.getConnection(url)) {
      Liquibase liquibase = Changelogs.on(connection, "changelogs/kg.xml");
      liquibase.update(ALL, ANY);
      liquibase.dropAll();
      assertEquals(
          List.of(),
          strings(
              connection,
              "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC'"));
    }
  }

  @Test
  void updatersThatStartTogetherApplyEachChangeSetOnce() throws Exception {
    try (Connection keptOpen = DriverManager.getConnection(url);
        ExecutorService threads = Executors.newFixedThreadPool(3)) {
      // Liquibase makes its own two tables without a lock; from then on there is one.
      Liquibase first = Changelogs.on(keptOpen, "changelogs/kg.xml");
      first.update(1, "");
      first.rollback(1, "");
      List<Future<Boolean>> done = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Callable<Boolean> update =
            () -> {
              try (Connection connection = DriverManager.getConnection(url)) {
                Changelogs.on(connection, "changelogs/kg.xml").update(ALL, ANY);
                return true;
              }
            };
        done.add(threads.submit(update));
      }
      for (Future<Boolean> each : done) {
        assertTrue(each.get());
      }
      assertEquals(List.of("a"), strings(keptOpen, "SELECT label FROM node"));
    }
  }

  /** The rows of loadUpdateData: those with a known key are changed, others inserted. */
  @Test
  void loadsAndUpdatesRowsOfAFile() throws Exception {
    try (Connection connection = DriverManager.getConnection(url)) {
      Changelogs.prepare(connection);
      Changelogs.on(connection, "liquibase/harness/data/changelogs/loadUpdateData.xml")
          .update(ALL, ANY);
      assertEquals(
          List.of("Adam", "Tamia", "Cyril", "Nicolas", "Jayden", "Noah", "Muhammad"),
          strings(connection, "SELECT first_name FROM authors ORDER BY id"));
      Changelogs.on(connection, "liquibase/harness/data/changelogs/loadData.xml").update(ALL, ANY);
      Changelogs.on(connection, "liquibase/harness/data/changelogs/insert.xml").update(ALL, ANY);
      assertEquals(List.of("9"), strings(connection, "SELECT COUNT(*) FROM posts"));
      Changelogs.on(connection, "liquibase/harness/data/changelogs/delete.xml").update(2, "");
    }
  }

  /** Liquibase's own names of types, each as the type of Quiver that it becomes. */
  @Test
  void knowsLiquibasesTypes() throws Exception {
    try (Connection connection = DriverManager.getConnection(url)) {
      Database database = Changelogs.database(connection);
      Map<String, String> types = new LinkedHashMap<>();
      for (String pair :
          ("bigint=BIGINT blob=BLOB boolean=BOOLEAN bit=BOOLEAN char(3)=CHAR(3) clob=CLOB text=CLOB"
               + " currency=DECIMAL(19, 4) datetime=TIMESTAMP(6) date=DATE"
               + " decimal(10,2)=DECIMAL(10, 2) double=DOUBLE float=DOUBLE int=INTEGER"
               + " integer=INTEGER mediumint=INTEGER nchar(3)=CHAR(3) nvarchar(3)=VARCHAR(3)"
               + " nclob=CLOB number(10,1)=DECIMAL(10, 1) numeric(5)=DECIMAL(5, 0)"
               + " smallint=SMALLINT time=TIME(0) timestamp=TIMESTAMP(6) timestamp(3)=TIMESTAMP(3)"
               + " tinyint=TINYINT uuid=UUID varchar(5)=VARCHAR(5) longvarchar=CLOB longblob=BLOB"
               + " longtext=CLOB binary(4)=BINARY(4) varbinary(4)=VARBINARY(4)"
               + " java.sql.Types.VARCHAR(7)=VARCHAR(7) java.sql.Types.LONGVARBINARY=BLOB json=JSON"
               + " vector(4)=VECTOR(4) real=DOUBLE")
              .split(" (?!\\d)")) {
        types.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
      types.put("timestamp with time zone", "TIMESTAMP(6) WITH TIME ZONE");
      List<String> wrong = new ArrayList<>();
      int table = 0;
      for (Map.Entry<String, String> each : types.entrySet()) {
        String name = "T" + table++;
        String type =
            DataTypeFactory.getInstance()
                .fromDescription(each.getKey(), database)
                .toDatabaseDataType(database)
                .toSql();
        try (Statement statement = connection.createStatement()) {
          statement.execute("CREATE TABLE " + name + " (c " + type + ")");
          String declared =
              strings(
                      connection,
                      "SELECT DECLARED_TYPE FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = '"
                          + name
                          + "'")
                  .get(0);
          if (!declared.equals(each.getValue())) {
            wrong.add(each.getKey() + " became " + declared);
          }
        } catch (SQLException e) {
          wrong.add(each.getKey() + " as " + type + ": " + e.getMessage());
        }
      }
      assertEquals(List.of(), wrong);
    }
  }
}
