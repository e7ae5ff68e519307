package io.quiver.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo does what it says, twice on the same database. */
class DemoTest {
  @Test
  void answersItsQuestionsOnAFileDatabase(@TempDir Path directory) throws Exception {
    for (int run = 0; run < 2; run++) {
      String output = demo(directory.resolve("kg"));
      // Counted in the sample data: categories, and titles named in other articles' contents.
      assertTrue(output.contains("Analytics") && output.contains("(8 rows)"), output);
      assertTrue(output.contains("108"), output);
      assertTrue(output.contains("(5 rows)"), output);
      assertTrue(output.contains("[azure-event-grid,"), output);
      assertEquals(1, count(output, "│   396 │"), output);
      assertTrue(
          output.matches("(?s).*Inside the transaction.*\\n +1\\n.*After ROLLBACK.*\\n +0\\n.*"),
          output);
    }
    assertTrue(Files.isDirectory(directory.resolve("kg")));
  }

  @Test
  void refusesArgumentsThatMakeNoSense() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        QuiverShell.run(
            new String[] {"run"},
            new PrintStream(err),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertEquals(2, code);
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("run needs a file"));
  }

  @Test
  void scriptsStopAtTheFirstErrorWithItsPlace(@TempDir Path directory) throws Exception {
    Path script = directory.resolve("s.sql");
    Files.writeString(
        script,
        "CREATE TABLE t (a INT);\n"
            + "INSERT INTO t VALUES (1);\n\n"
            + "  SELECT b FROM t;\n"
            + "DROP TABLE t;\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        QuiverShell.run(
            new String[] {"run", script.toString()},
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertEquals(1, code);
    String message = err.toString(StandardCharsets.UTF_8);
    assertTrue(message.startsWith(script + ":4:10: ERROR 42703"), message);
  }

  private static String demo(Path database) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Demo.run(Command.plainUrl(database + ""), new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
