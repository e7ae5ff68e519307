package io.quiver.tck.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.tck.surface.SurfaceCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** docs/JDBC.md says what there is. */
final class JdbcPageTest {
  private static List<String> page() throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "JDBC.md"), StandardCharsets.UTF_8);
  }

  @Test
  void namesEveryCheckOfTheSurface() throws IOException {
    List<String> lines = page();
    TreeSet<String> missing = new TreeSet<>();
    for (SurfaceCheck check : SurfaceCheck.all()) {
      String row = "| " + SurfaceTable.escaped(check.name()) + " | yes | yes | ";
      if (lines.stream().noneMatch(line -> line.startsWith(row))) {
        missing.add(check.name());
      }
    }
    assertEquals(new TreeSet<>(), missing, "run SurfaceTable");
  }

  @Test
  void namesEveryOption() throws IOException, SQLException {
    String url = "jdbc:quiver:mem:";
    DriverPropertyInfo[] options =
        DriverManager.getDriver(url).getPropertyInfo(url, new Properties());
    List<String> lines = page();
    for (DriverPropertyInfo option : options) {
      assertTrue(
          lines.stream()
              .filter(line -> line.startsWith("| "))
              .anyMatch(
                  line ->
                      Arrays.stream(line.split("[ |,]+")).limit(4).anyMatch(option.name::equals)),
          option.name);
    }
  }
}
