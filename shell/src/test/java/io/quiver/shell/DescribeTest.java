package io.quiver.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import sqlline.SqlLine;

/** Commands about a table find it with its schema and without. */
class DescribeTest {
  private static String run(String... lines) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SqlLine line = new SqlLine();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      line.setOutputStream(out);
      line.setErrorStream(out);
      String script = String.join("\n", lines) + "\n!quit\n";
      line.begin(
          new String[] {
            "-ac", QuiverApplication.class.getName(), "-u", "jdbc:quiver:mem:", "-n", "", "-p", ""
          },
          new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)),
          false);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void describesWithAndWithoutSchema() throws Exception {
    String output =
        run(
            "CREATE SCHEMA KG;",
            "CREATE TABLE KG.NODES (THE_KEY BIGINT PRIMARY KEY, \"Odd.Name\" INT);",
            "CREATE TABLE PLAIN (THE_PLAIN_KEY INT PRIMARY KEY);",
            "!describe KG.NODES",
            "!describe PLAIN",
            "!primarykeys KG.NODES");
    assertEquals(3, output.split("[|] THE_KEY", -1).length, output); // described, and as a key
    assertTrue(output.contains("| Odd.Name"), output);
    assertTrue(output.contains("| THE_PLAIN_KEY"), output);
  }
}
