package io.quiver.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shell, with lines as somebody types them and all that it prints. */
final class Typed {
  /** A table with two rows. */
  static final String TABLE =
      """
      CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR);
      INSERT INTO t VALUES (1, 'a|b'), (2, NULL);
      """;

  private Typed() {}

  static String shell(String url, String lines) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    Path history = Files.createTempFile("quiver", ".history");
    System.setProperty("quiver.history", history.toString());
    SqlLineShell.run(
        url, new ByteArrayInputStream((lines + "\n.quit\n").getBytes(StandardCharsets.UTF_8)), out);
    Files.delete(history);
    return output.toString(StandardCharsets.UTF_8);
  }

  /** Without what the terminal shows of the lines that are typed. */
  static String answers(String shown) {
    return shown
        .replace("\r", "")
        .replaceAll("\u001b(\\[[?0-9;]*[a-zA-Z]|[=>])", "")
        .replaceAll("(?m)^(quiver|semicolon)> .*\n", "");
  }

  /** On a database in memory that has the table. */
  static String withTable(String lines) throws IOException {
    return shell("jdbc:quiver:mem:", TABLE + lines);
  }
}
