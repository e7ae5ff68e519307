package io.quiver.tck.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A transaction much larger than the heap commits, and rolls back; after the next checkpoint the
 * directory is at most three times the payload.
 */
class LargeTransactionTest {
  private static final Pattern SIZE = Pattern.compile("size (\\d+) payload (\\d+)");

  @Test
  @Tag("slow")
  void threeHundredThousandRowsIn64MiB(@TempDir Path directory) throws Exception {
    run(directory, "-Xmx64m", 300_000);
  }

  @Test
  @Tag("long")
  void threeMillionRowsIn512MiB(@TempDir Path directory) throws Exception {
    run(directory, "-Xmx512m", 3_000_000);
  }

  private static void run(Path directory, String heap, int rows) throws Exception {
    String java = ProcessHandle.current().info().command().orElse("java");
    Path output = directory.resolve("output");
    Process child =
        new ProcessBuilder(
                List.of(
                    java,
                    heap,
                    "-cp",
                    System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                    LargeTransaction.class.getName(),
                    directory.resolve("db").toString(),
                    "" + rows))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int status = child.waitFor();
    String text = Files.readString(output);
    assertEquals(0, status, text);
    assertTrue(text.contains("rolled back") && text.contains("done"), text);
    Matcher size = SIZE.matcher(text);
    assertTrue(size.find(), text);
    long bytes = Long.parseLong(size.group(1));
    long payload = Long.parseLong(size.group(2));
    assertTrue(bytes <= 3 * payload, text);
  }
}
