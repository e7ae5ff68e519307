package io.quiver.tck.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Branches larger than memory are prepared, outlive kill -9, and get their outcomes. */
@Tag("slow")
class LargeBranchTest {
  private static final int ROWS = 40_000;

  @Test
  void branchesThatDoNotFitIntoMemoryOutliveKill(@TempDir Path directory) throws Exception {
    String url = "jdbc:quiver:" + directory.resolve("db") + ";linger=0;lock_timeout=50";
    Path output = directory.resolve("output");
    Path ready = directory.resolve("ready");
    Process first = start(output, url, "" + ROWS, ready.toString());
    while (!Files.exists(ready)) {
      assertTrue(first.isAlive(), () -> read(output));
      TimeUnit.MILLISECONDS.sleep(20);
    }
    first.destroyForcibly().waitFor();
    int status = start(output, url, "" + ROWS).waitFor();
    assertEquals(0, status, () -> read(output));
    assertTrue(read(output).contains("done"), () -> read(output));
  }

  private static String read(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Process start(Path output, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx56m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                LargeBranch.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
