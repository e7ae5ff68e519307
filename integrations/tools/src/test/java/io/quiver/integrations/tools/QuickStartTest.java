package io.quiver.integrations.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.printed.Page;
import io.quiver.printed.PrintedCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick starts of docs/TOOLS.md and of the README, compiled and run as they are printed. */
final class QuickStartTest {
  private static final List<String> IMPORTS =
      List.of(
          "static org.jooq.impl.DSL.*",
          "static org.jooq.impl.SQLDataType.*",
          "com.zaxxer.hikari.*",
          "io.quiver.driver.QuiverDataSource",
          "io.quiver.driver.migrate.Migrations",
          "java.nio.file.Path",
          "java.sql.Connection",
          "java.sql.DriverManager",
          "java.sql.PreparedStatement",
          "java.sql.ResultSet",
          "java.sql.Statement",
          "java.util.List",
          "org.apache.ibatis.annotations.*",
          "org.apache.ibatis.mapping.Environment",
          "org.apache.ibatis.session.Configuration",
          "org.apache.ibatis.session.SqlSession",
          "org.apache.ibatis.session.SqlSessionFactoryBuilder",
          "org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory",
          "org.jdbi.v3.core.Jdbi",
          "org.jooq.DSLContext",
          "org.jooq.Field",
          "org.jooq.SQLDialect",
          "org.jooq.Table",
          "org.jooq.conf.RenderQuotedNames",
          "org.jooq.conf.Settings",
          "org.jooq.impl.DSL",
          "org.springframework.jdbc.core.simple.JdbcClient",
          "org.springframework.jdbc.support.GeneratedKeyHolder",
          "org.springframework.jdbc.support.KeyHolder");

  @TempDir private Path directory = Path.of("");

  private static Page tools(String heading) throws IOException {
    return Page.of("../../docs/TOOLS.md").below(heading);
  }

  /** The directory of the page is one of the test's. */
  private Object run(String code) throws Exception {
    return String.valueOf(
        new PrintedCode(directory)
            .run(IMPORTS, code.replace("./data/kg", directory.resolve("kg").toString())));
  }

  private String names() throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:quiver:" + directory.resolve("kg") + ";ifexists");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT LISTAGG(name) FROM person")) {
      assertTrue(rows.next());
      return String.valueOf(rows.getString(1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HikariCP", "Spring JDBC", "jOOQ", "MyBatis", "Jdbi"})
  void runsAsPrinted(String tool) throws Exception {
    String code = tools(tool).block("java");
    boolean asks = code.contains("List<String> names");
    assertEquals(asks ? "[Ada]" : "null", run(asks ? code + "return names;\n" : code));
    assertEquals("Ada", names());
  }

  /** What is to be added is there, at the version that the build has. */
  @Test
  void dependenciesAreThoseOfTheBuild() throws IOException {
    StringBuilder poms = new StringBuilder(Files.readString(Path.of("../../driver/pom.xml")));
    try (var modules = Files.newDirectoryStream(Path.of(".."))) {
      for (Path module : modules) {
        if (Files.exists(module.resolve("pom.xml"))) {
          poms.append(Files.readString(module.resolve("pom.xml")));
        }
      }
    }
    Pattern dependency =
        Pattern.compile(
            "<groupId>(.+?)</groupId><artifactId>(.+?)</artifactId><version>(.+?)</version>");
    int found = 0;
    for (String block : Page.of("../../docs/TOOLS.md").blocks("xml")) {
      for (Matcher each = dependency.matcher(block); each.find(); found++) {
        String ours = "</parent>\\s*<artifactId>" + each.group(2) + "</artifactId>";
        assertTrue(
            each.group(1).equals("io.quiver")
                ? Pattern.compile(ours).matcher(poms).find()
                    && poms.indexOf("<version>" + each.group(3) + "</version>") > 0
                : poms.indexOf(each.group()) > 0,
            each::group);
      }
    }
    assertTrue(found >= 15, () -> "dependencies are printed otherwise");
  }

  @Test
  void theVersionsOfTheTableAreThoseOfTheBuild() throws IOException {
    String page = Page.of("../../docs/TOOLS.md").text();
    String pom = Files.readString(Path.of("pom.xml"));
    for (String library :
        List.of(
            "HikariCP|HikariCP",
            "Spring JDBC|spring-jdbc",
            "jOOQ|jooq",
            "MyBatis|mybatis",
            "Jdbi|jdbi3-core")) {
      String name = library.substring(0, library.indexOf('|'));
      String artifact = library.substring(name.length() + 1);
      Matcher version =
          Pattern.compile(">" + artifact + "</artifactId><version>(.+?)</version>").matcher(pom);
      assertTrue(version.find(), artifact);
      assertTrue(page.contains("| " + name + " | " + version.group(1) + " |"), name);
    }
  }

  @Test
  void migrationsRunFromJava() throws Exception {
    Path migrations = Files.createDirectory(directory.resolve("migrations"));
    Files.writeString(
        migrations.resolve("2_titles.sql"), "CREATE TABLE person (name VARCHAR DEFAULT 'Ada');");
    Files.writeString(migrations.resolve("2_titles.undo.sql"), "DROP TABLE person;");
    String code = tools("Migrations without a tool").block("java");
    assertTrue(code.contains("Path.of(\"migrations\")"), code);
    run(code.replace("Path.of(\"migrations\")", "Path.of(\"" + migrations + "\")"));
    assertEquals("null", names());
  }

  /** The README's own example; what it prints is looked at. */
  @Test
  void theReadmeRuns() throws Exception {
    String code = Page.of("../../README.md").below("In Java").block("java");
    String shows = "System.out.println(";
    assertTrue(code.contains(shows), code);
    Object printed =
        run(
            "List<String> seen = new java.util.ArrayList<>();\n"
                + code.replace(shows, "seen.add(")
                + "return seen;\n");
    assertEquals("[engine at depth 1]", printed);
  }

  @Test
  void noPageNamesAToolWithoutAQuickStart() throws IOException {
    Page starts = tools("Quick starts");
    String table = Page.of("../../docs/TOOLS.md").text().split("\n## ")[0];
    for (String line : table.split("\n")) {
      if (line.startsWith("| ") && !line.startsWith("| tool") && !line.contains("DBeaver")) {
        String tool = line.substring(2, line.indexOf(" |"));
        assertFalse(starts.below(tool).blocks("xml").isEmpty(), tool);
      }
    }
  }
}
