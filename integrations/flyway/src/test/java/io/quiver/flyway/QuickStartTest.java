package io.quiver.flyway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.printed.Page;
import io.quiver.printed.PrintedCode;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quick start of docs/TOOLS.md, as it is printed. */
final class QuickStartTest {

  @TempDir private Path directory = Path.of("");

  @Test
  void runsAsPrinted() throws Exception {
    Page page = Page.of("../../docs/TOOLS.md").below("Flyway");
    assertTrue(page.text().contains("`src/main/resources/db/migration/V1__people.sql`"));
    String url = "jdbc:quiver:" + directory.resolve("kg");
    new PrintedCode(directory)
        .file("db/migration/V1__people.sql", page.block("sql"))
        .run(
            List.of("org.flywaydb.core.Flyway"),
            page.block("java").replace("jdbc:quiver:./data/kg", url));
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT COUNT(*) FROM person, kg.nodes")) {
      assertTrue(rows.next());
      assertEquals(0, rows.getInt(1));
    }
  }
}
