package io.quiver.tck.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A vector index that does not fit into the heap is made, searched, changed and opened again; one
 * with shortened vectors in a heap that is smaller than the vectors are.
 */
class LargeIndexTest {
  private static final Pattern MAPPED = Pattern.compile("mapped (\\d+) heap (\\d+)");
  private static final Pattern RECALL = Pattern.compile("recall ([0-9.]+)");

  @ParameterizedTest
  @Tag("long")
  @CsvSource({"-Xmx96m, 180000, none, 1.0", "-Xmx96m, 150000, bit1, 0"})
  void searchesAnIndexInItsFiles(
      String heap, int rows, String quantization, double share, @TempDir Path directory)
      throws Exception {
    Path output = directory.resolve("output");
    Process child =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    heap,
                    "--add-modules=jdk.incubator.vector",
                    "-cp",
                    System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                    LargeIndex.class.getName(),
                    directory.resolve("db").toString(),
                    "" + rows,
                    quantization))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int status = child.waitFor();
    String text = Files.readString(output);
    assertEquals(0, status, text);
    Matcher mapped = MAPPED.matcher(text);
    assertTrue(mapped.find(), text);
    long bytes = Long.parseLong(mapped.group(1));
    assertTrue(bytes >= share * Long.parseLong(mapped.group(2)), text);
    Matcher recall = RECALL.matcher(text);
    int searches = 0;
    for (; recall.find(); searches++) {
      assertTrue(Double.parseDouble(recall.group(1)) >= 0.95, text);
    }
    assertEquals(2, searches, text);
    assertTrue(text.contains("done"), text);
  }
}
