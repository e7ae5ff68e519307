package io.quiver.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code quiver migrate} from the command line. */
final class MigrateTest {
  @TempDir Path directory = Path.of("");

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  private int quiver(String... verb) {
    output.reset();
    PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
    String[] all = new String[verb.length + 5];
    all[0] = "migrate";
    System.arraycopy(verb, 0, all, 1, verb.length);
    all[verb.length + 1] = "--dir";
    all[verb.length + 2] = directory.toString();
    all[verb.length + 3] = "--db";
    all[verb.length + 4] = directory.resolve("kg").toString();
    return QuiverShell.run(all, stream, stream);
  }

  @Test
  void upStatusDownAndTo() throws IOException {
    Files.writeString(directory.resolve("2_titles.sql"), "CREATE TABLE title (id INT);");
    Files.writeString(directory.resolve("2_titles.undo.sql"), "DROP TABLE title;");
    assertEquals(0, quiver("up"), output::toString);
    assertEquals("applied 1 graph\napplied 2 titles\n", output.toString(StandardCharsets.UTF_8));
    assertEquals(0, quiver("down"), output::toString);
    assertEquals("undone 2 titles\n", output.toString(StandardCharsets.UTF_8));
    assertEquals(0, quiver("status"), output::toString);
    String status = output.toString(StandardCharsets.UTF_8);
    assertTrue(status.matches("(?s) +1 +applied .*graph\n +2 +pending +titles\n"), status);
    assertEquals(0, quiver("to", "0"), output::toString);
    assertEquals("done 1 graph\n", output.toString(StandardCharsets.UTF_8));
    Files.writeString(directory.resolve("3_broken.sql"), "CREATE TABLE (");
    assertEquals(1, quiver("up"), output::toString);
    assertEquals(2, quiver("sideways"), output::toString);
    assertEquals(2, quiver("to", "x"), output::toString);
  }
}
