package io.quiver.tck.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Memory runs out at the n-th commit of a process with a small heap: afterwards the database opens
 * and has every commit that was acknowledged, and none in part.
 */
@Tag("slow")
class OutOfMemoryTest {
  @Test
  void acknowledgedSurvivesAndNothingIsHalfDone(@TempDir Path directory) throws Exception {
    long seed = System.nanoTime();
    System.err.println("OutOfMemoryTest seed " + seed);
    Random random = new Random(seed);
    String url = "jdbc:quiver:" + directory.resolve("db") + ";linger=0";
    Path acknowledged = directory.resolve("acknowledged");
    int failures = 0;
    for (int before : new int[] {1, 20 + random.nextInt(30)}) {
      Path output = directory.resolve("output" + before);
      Process child = start(url, acknowledged, before, random.nextLong(), output);
      if (!child.waitFor(4, TimeUnit.MINUTES)) {
        child.destroyForcibly().waitFor();
      } else {
        failures += child.exitValue();
      }
      String message = "n = " + before + ", seed " + seed + ": " + Files.readString(output);
      assertTrue(Files.exists(acknowledged), message);
      LoadedRows.check(url, LoadedRows.lastOf(acknowledged), message);
    }
    assertTrue(failures > 0, "memory never ran out, seed " + seed);
  }

  private static Process start(String url, Path acknowledged, int before, long seed, Path output)
      throws Exception {
    return new ProcessBuilder(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                StarvedLoader.class.getName(),
                url,
                acknowledged.toString(),
                Integer.toString(before),
                Long.toString(seed)))
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
