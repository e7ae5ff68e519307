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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/JDBC.md says what there is. */
final class JdbcPageTest {
  private static List<String> page() throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "JDBC.md"), StandardCharsets.UTF_8);
  }

  /** Quiver in this process, Quiver through another one and H2, check by check. */
  @Tag("slow")
  @Test
  void theTableIsWhatARunShows(@TempDir Path parent) throws IOException {
    String page = String.join("\n", page()) + "\n";
    String shown = SurfaceTable.of(page);
    String found = SurfaceTable.run(parent);
    assertEquals(
        List.of(shown.split("\n", -1)), List.of(found.split("\n", -1)), "run SurfaceTable");
    for (SurfaceCheck check : SurfaceCheck.all()) {
      String row = "| " + SurfaceTable.escaped(check.name()) + " | yes | yes | ";
      assertTrue(found.contains(row), check.name());
    }
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
